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
      let table = try context.table(file, separator: ",", text: ["Id", "pid"]).withRows()
      let columns = VolumeColumns(of: table)
      let isLong = table.columnNames.contains("Volume")
      let name = isLong ? "Id" : columns.patient
      let ids = try table.patients(name)
      try SeriesID.requireNumbers(ids, of: table)
      try Self.refuseRepeats(ids, name, of: table)
      if isLong {
        try Self.readPhases(of: table, ids, into: &volumes)
      } else {
        let diastole = try table.finiteNumbers(columns.diastole, above: 0)
        let systole = try table.finiteNumbers(columns.systole, above: 0)
        for row in ids.indices {
          let known = VentricularVolumes(diastole: diastole[row], systole: systole[row])
          try columns.refuseReversed(known, row: row, of: table)
          volumes[SeriesID(ids[row]).patient] = known
        }
      }
    }
    return Rows(
      volumes.sorted { $0.key < $1.key }.map {
        TrueVolume(patient: $0, diastole: $1.diastole, systole: $1.systole)
      })
  }

  private static func refuseRepeats(_ ids: [String], _ name: String, of table: Table) throws {
    var seen = Set<String>()
    for row in ids.indices {
      // `5` and `005_a` belong to the same patient.
      let phase = ids[row].split(separator: "_").last.map(String.init) ?? ""
      let volume = ["Diastole", "Systole"].contains(phase) ? phase : ""
      guard seen.insert("\(SeriesID(ids[row]).patient) \(volume)").inserted else {
        throw table.refusal(row, "the \(name) \(ids[row]) stands twice")
      }
    }
  }

  /// Reads a table with a row for each phase, `701_Diastole`.
  private static func readPhases(
    of table: Table, _ ids: [String], into volumes: inout [Int: VentricularVolumes]
  ) throws {
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
      try VolumeColumns(patient: "Id", diastole: "Diastole", systole: "Systole")
        .refuseReversed(known, row: row, of: table)
      volumes[patient] = known
    }
  }
}
