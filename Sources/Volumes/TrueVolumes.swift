import Engine
import StudyTerms
import Tables

/// Reads the challenge's true volumes, one row for each patient.
package struct TrueVolumes: RunnableStep {
  /// The folder of published tables.
  package var source: KaggleSource

  package init(source: KaggleSource) {
    self.source = source
  }

  package var files: [FileReference] { source.truth }
  package var title: String { "true volumes" }

  package func run(_ context: StepContext) async throws -> Rows<TrueVolume> {
    var volumes: [Int: VentricularVolumes] = [:]
    for file in source.truth {
      let table = try context.table(file, separator: ",", text: ["Id"]).withRows()
      let ids = try table.texts("Id")
      try SeriesID.requireNumbers(ids, of: table)
      var seen = Set<String>()
      for row in ids.indices {
        // `5` and `005_a` belong to the same patient.
        let phase = ids[row].split(separator: "_").last.map(String.init) ?? ""
        let volume = ["Diastole", "Systole"].contains(phase) ? phase : ""
        guard seen.insert("\(SeriesID(ids[row]).patient) \(volume)").inserted else {
          throw table.refusal(row, "the Id \(ids[row]) stands twice")
        }
      }
      if table.columnNames.contains("Volume") {
        let numbers = try table.finiteNumbers("Volume", above: 0)
        for row in ids.indices {
          let patient = SeriesID(ids[row]).patient
          var known = volumes[patient] ?? VentricularVolumes(diastole: .nan, systole: .nan)
          if ids[row].hasSuffix("_Diastole") {
            known.diastole = numbers[row]
          } else if ids[row].hasSuffix("_Systole") {
            known.systole = numbers[row]
          } else {
            throw table.refusal(row, "the Id \(ids[row]) ends with neither _Diastole nor _Systole")
          }
          volumes[patient] = known
        }
      } else {
        let systole = try table.finiteNumbers("Systole", above: 0)
        let diastole = try table.finiteNumbers("Diastole", above: 0)
        for row in ids.indices {
          volumes[SeriesID(ids[row]).patient] = VentricularVolumes(
            diastole: diastole[row], systole: systole[row])
        }
      }
    }
    return Rows(
      volumes.sorted { $0.key < $1.key }.map {
        TrueVolume(patient: $0, diastole: $1.diastole, systole: $1.systole)
      })
  }
}
