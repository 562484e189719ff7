import Engine
import Foundation
import Statistics
import StudyTerms
import Tables

/// What the curation of the challenge's DICOM files met, and who the patients are.
///
/// Tables `problems`, `demographics`, `scanners`, `ranges`, `sets`, `ages` (densities by part).
struct CurationTables: RunnableStep {
  var source: KaggleSource

  var files: [FileReference] { [source.conversionLog, source.metadata] }
  var title: String { "curation tables" }

  func run(_ context: StepContext) async throws -> NamedTables {
    let log = try context.table(
      source.conversionLog, header: ["pid", "problem", "resolution", "image", "extra"],
      text: ["pid", "problem", "resolution", "image", "extra"])
    let all = try SeriesMetadata.read(context.table(source.metadata, text: SeriesMetadata.texts))
      .values.sorted { $0.id < $1.id }
    let patients = all.filter(\.id.isFirstOfPatient)
    return NamedTables(tables: [
      "problems": try problems(log),
      "demographics": try demographics(patients),
      "scanners": try scanners(patients),
      "ranges": try ranges(patients),
      "sets": try sets(all),
      "ages": try ages(patients),
    ])
  }
}

extension CurationTables {
  private func problems(_ log: Table) throws -> Table {
    let ids = try log.texts("pid")
    let problems = try log.texts("problem")
    let resolutions = try log.texts("resolution")
    var rows: [String: [Int]] = [:]
    for (row, problem) in problems.enumerated() { rows[problem, default: []].append(row) }
    let sorted = rows.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    // As published, by the name in the log: a patient split into two series counts twice.
    func patients(_ rows: [Int]) -> Int { Set(rows.map { ids[$0] }).count }
    return try Table([
      Column("problem", title: "Problem", texts: sorted.map(\.key) + ["all"]),
      Column(
        "resolution", title: "Resolution",
        texts: sorted.map { resolutions[$0.value[0]] } + ["any"]),
      Column("lines", title: "Lines", counts: sorted.map(\.value.count) + [ids.count]),
      Column(
        "patients", title: "Patients",
        counts: sorted.map { patients($0.value) } + [patients(Array(ids.indices))]),
    ])
  }

  private func demographics(_ patients: [SeriesMetadata]) throws -> Table {
    func people(_ all: [SeriesMetadata]) -> [PatientGroup.Patient] {
      all.map { PatientGroup.Patient(sex: $0.sex, age: $0.age) }
    }
    let parts = ChallengePart.allCases.map { part in
      PatientGroup(
        kind: "part", name: part.rawValue, patients: people(patients.filter { $0.part == part }))
    }
    return try PatientGroup.table(
      PatientGroup.bySexAndAge(people(patients)) + parts, of: patients.count)
  }

  private func scanners(_ patients: [SeriesMetadata]) throws -> Table {
    var counts: [String: (scanner: String, field: Double, count: Int)] = [:]
    for patient in patients {
      let key = "\(patient.scanner) \(Column.text(patient.field))"
      counts[key, default: (patient.scanner, patient.field, 0)].count += 1
    }
    let sorted = counts.sorted { $0.key < $1.key }.map(\.value)
    return try Table([
      Column("scanner", title: "Scanner", texts: sorted.map(\.scanner)),
      Column(
        "field", title: "Field strength", unit: "T", decimals: 1, numbers: sorted.map(\.field)),
      Column("count", title: "Patients", counts: sorted.map(\.count)),
      Column(
        "share", title: "Share", unit: "%", decimals: 1,
        numbers: sorted.map { 100 * Double($0.count) / Double(patients.count) }),
    ])
  }

  private func ranges(_ patients: [SeriesMetadata]) throws -> Table {
    let quantities: [(String, String, String, (SeriesMetadata) -> Double)] = [
      ("age", "Age", "years", \.age), ("echo_time", "Echo time", "ms", \.echoTime),
      ("repetition_time", "Repetition time", "ms", \.repetitionTime),
      ("slice_thickness", "Slice thickness", "mm", \.sliceThickness),
      ("pixel_spacing", "Pixel spacing", "mm", \.pixelSpacing),
      ("smaller_dimension", "Smaller image dimension", "pixels", \.smaller),
      ("larger_dimension", "Larger image dimension", "pixels", \.larger),
    ]
    let summaries = quantities.map { quantity in
      Summary(of: patients.map(quantity.3).filter { !$0.isNaN })
    }
    return try Table([
      Column("quantity", title: "Key", texts: quantities.map(\.0)),
      Column("name", title: "Quantity", texts: quantities.map(\.1)),
      Column("unit", title: "Unit", texts: quantities.map(\.2)),
      Column("count", title: "Patients", counts: summaries.map(\.count)),
      Column("min", title: "Smallest", decimals: 2, numbers: summaries.map(\.min)),
      Column("median", title: "Median", decimals: 2, numbers: summaries.map(\.median)),
      Column("max", title: "Largest", decimals: 2, numbers: summaries.map(\.max)),
    ])
  }

  private func sets(_ all: [SeriesMetadata]) throws -> Table {
    let groups = ChallengePart.allCases.map { part in all.filter { $0.part == part } } + [all]
    return try Table([
      Column("part", title: "Part", texts: ChallengePart.allCases.map(\.rawValue) + ["all"]),
      Column("series", title: "Series", counts: groups.map(\.count)),
      Column(
        "patients", title: "Patients", counts: groups.map { $0.filter(\.id.isFirstOfPatient).count }
      ),
      Column(
        "split", title: "Patients with two series",
        counts: groups.map { $0.filter { !$0.id.isFirstOfPatient }.count }),
    ])
  }

  private func ages(_ patients: [SeriesMetadata]) throws -> Table {
    var parts: [String] = []
    var x: [Double] = []
    var y: [Double] = []
    for part in ChallengePart.allCases {
      let density = KernelDensity(
        of: patients.filter { $0.part == part }.map(\.age), points: 128, from: 0, to: 100)
      parts += Array(repeating: part.rawValue, count: density.x.count)
      x += density.x
      y += density.y
    }
    return try Table([
      Column("part", texts: parts), Column("age", unit: "years", numbers: x),
      Column("density", numbers: y),
    ])
  }
}
