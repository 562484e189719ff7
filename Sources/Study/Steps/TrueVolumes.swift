import Engine
import Tables

/// The challenge's true volumes by patient: columns patient, part, EDV, ESV (ml), EF (percent).
struct TrueVolumes: Step {
  var source: KaggleSource

  var files: [FileReference] { source.truth }
  var title: String { "true volumes" }

  func run(_ context: StepContext) async throws -> Table {
    var volumes: [Int: VentricularVolumes] = [:]
    for file in source.truth {
      let table = try Table.read(
        contentsOf: context.location(of: file), separator: ",", text: ["Id"]
      ).withRows()
      let ids = try table.texts("Id")
      if table.columnNames.contains("Systole") {
        let systole = try table.numbers("Systole")
        let diastole = try table.numbers("Diastole")
        for row in ids.indices {
          volumes[SeriesID(ids[row]).patient] = VentricularVolumes(
            diastole: diastole[row], systole: systole[row])
        }
      } else {
        let numbers = try table.numbers("Volume")
        for row in ids.indices {
          let patient = SeriesID(ids[row]).patient
          var known = volumes[patient] ?? VentricularVolumes(diastole: .nan, systole: .nan)
          if ids[row].hasSuffix("Diastole") {
            known.diastole = numbers[row]
          } else {
            known.systole = numbers[row]
          }
          volumes[patient] = known
        }
      }
    }
    let patients = volumes.keys.sorted()
    let sorted = patients.compactMap { volumes[$0] }
    return try Table([
      Column("patient", title: "Patient", counts: patients),
      Column(
        "part", title: "Part", texts: patients.map { ChallengePart(patient: $0).rawValue }),
      Column("EDV", unit: "ml", decimals: 1, numbers: sorted.map(\.diastole)),
      Column("ESV", unit: "ml", decimals: 1, numbers: sorted.map(\.systole)),
      Column("EF", unit: "%", decimals: 1, numbers: sorted.map(\.ejectionFraction)),
    ])
  }
}
