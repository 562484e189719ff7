import Curation
import Engine
import Foundation
import Imaging
import Phantom
import Statistics
import StudyTerms
import Tables

/// What the curation of a whole cohort met.
///
/// Tables `problems`, `log`, `series`, `demographics` (patients by sex and age), `headers` (what its figures show of each series), `slices` (a line for each slice found or made), `settings` (ranges of what the
/// scanners were set to), `scanners`, `attention` (series with the most to look at first), and of a synthetic cohort
/// `injected` (what was put in, and whether the log names it).
struct CohortFindings: RunnableStep {
  var patients: [PatientCuration]

  var inputs: [any Step] { patients }
  var title: String {
    "findings of the curation of "
      + (patients.count == 1 ? "1 patient" : "\(patients.count) patients")
  }

  struct Output: JSONArtifact {
    var tables: NamedTables
    /// At most two of each problem.
    var examples: [CuratedPatient.Example]
    /// Of whom a series was made.
    var curatedPatients: Int
  }

  func run(_ context: StepContext) async throws -> Output {
    let found = try patients.map { try context.output(of: $0) }
    try SeriesID.refuseShared(
      found.flatMap { patient in patient.series.map { ($0.id, patient.name) } })
    var examples: [CuratedPatient.Example] = []
    for example in found.flatMap(\.examples)
    where examples.count(where: { $0.problem == example.problem }) < 2 {
      examples.append(example)
    }
    var tables = [
      "problems": try Self.problems(found), "log": try Self.log(found),
      "series": try Self.series(found.flatMap(\.series)),
      "demographics": try Self.demographics(found),
      "headers": try Self.headers(found.flatMap(\.series)),
      "slices": try Self.slices(found.flatMap(\.slices)),
      "settings": try Self.settings(found.flatMap(\.series)),
      "scanners": try Self.scanners(found.flatMap(\.series)),
      "attention": try Self.attention(found),
    ]
    let injections = patients.flatMap { patient -> [PhantomInjection] in
      guard case .synthetic(let member) = patient.images.member else { return [] }
      return member.study.injections
    }
    if !injections.isEmpty { tables["injected"] = try Self.injected(injections, found) }
    return Output(
      tables: NamedTables(tables: tables),
      examples: examples.sorted { ($0.problem, $0.image) < ($1.problem, $1.image) },
      curatedPatients: found.count { !$0.series.isEmpty })
  }
}

extension CohortFindings {
  private static func problems(_ found: [CuratedPatient]) throws -> Table {
    var lines: [String: Int] = [:]
    var patients: [String: Set<String>] = [:]
    for patient in found {
      for line in patient.log {
        lines[line[1], default: 0] += 1
        patients[line[1], default: []].insert(patient.name)
      }
    }
    let kinds = lines.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return try Table([
      Column("problem", title: "Problem", texts: kinds.map(\.key) + ["all"]),
      Column("lines", title: "Lines", counts: kinds.map(\.value) + [lines.values.reduce(0, +)]),
      Column(
        "patients", title: "Patients",
        counts: kinds.map { patients[$0.key]?.count ?? 0 }
          + [found.count { !$0.log.isEmpty }]),
    ])
  }

  private static func log(_ found: [CuratedPatient]) throws -> Table {
    let lines = found.flatMap(\.log)
    return try Table(
      CurationDecision.columns.enumerated().map { index, name in
        Column(
          name, title: name == "pid" ? "Patient" : name.capitalized,
          texts: lines.map { $0[index] })
      })
  }

  private static func series(_ all: [CuratedPatient.Series]) throws -> Table {
    try Table([
      Column("pid", title: "Series", texts: all.map(\.id)),
      Column("X", counts: all.map(\.size.x)), Column("Y", counts: all.map(\.size.y)),
      Column("slices", title: "Slices", counts: all.map(\.size.z)),
      Column("phases", title: "Phases", counts: all.map(\.size.w)),
      Column("pixel_x", title: "Pixel, X", unit: "mm", decimals: 3, numbers: all.map(\.spacing.x)),
      Column("pixel_y", title: "Pixel, Y", unit: "mm", decimals: 3, numbers: all.map(\.spacing.y)),
      Column(
        "distance", title: "Slice distance", unit: "mm", decimals: 2,
        numbers: all.map(\.spacing.z)),
      Column("step", title: "Phase step", unit: "ms", decimals: 1, numbers: all.map(\.timeStep)),
      Column("scale", title: "Scaled by", decimals: 3, numbers: all.map(\.scaleFactor)),
    ])
  }

  /// Each patient once, whose studies were parted or lie in one place.
  private static func demographics(_ found: [CuratedPatient]) throws -> Table {
    let patients = found.flatMap { place in
      var seen: Set<String> = []
      return place.series.filter { seen.insert($0.patient).inserted }.map {
        PatientGroup.Patient(sex: $0.sex, age: $0.age ?? .nan)
      }
    }
    return try PatientGroup.table(PatientGroup.bySexAndAge(patients), of: patients.count)
  }

  private static func headers(_ all: [CuratedPatient.Series]) throws -> Table {
    func column(
      _ name: String, _ title: String, _ unit: String, _ decimals: Int, _ values: [Double?]
    ) -> Column {
      Column(
        name, title: title, unit: unit, decimals: decimals, numbers: values.map { $0 ?? .nan })
    }
    return try Table([
      Column("pid", title: "Series", texts: all.map(\.id)),
      Column("sex", title: "Sex", texts: all.map(\.sex)),
      column("age", "Age", "years", 1, all.map(\.age)),
      column("field", "Field strength", "T", 2, all.map(\.field)),
      column("echo_time", "Echo time", "ms", 2, all.map(\.echoTime)),
      column("repetition_time", "Repetition time", "ms", 2, all.map(\.repetitionTime)),
      column("thickness", "Slice thickness", "mm", 2, all.map(\.thickness)),
      column("pixel", "Pixel", "mm", 3, all.map(\.spacing.x)),
      column("distance", "Slice distance", "mm", 2, all.map(\.spacing.z)),
      Column("slices", title: "Slices", counts: all.map(\.size.z)),
      Column("phases", title: "Phases", counts: all.map(\.size.w)),
      Column("X", counts: all.map(\.size.x)), Column("Y", counts: all.map(\.size.y)),
    ])
  }

  private static func slices(_ all: [CuratedPatient.Slice]) throws -> Table {
    try Table([
      Column("pid", title: "Series", texts: all.map(\.series)),
      Column("image", title: "First image", texts: all.map(\.image)),
      Column("location", title: "Location", unit: "mm", decimals: 2, numbers: all.map(\.location)),
      Column("fate", title: "What became of it", texts: all.map(\.fate.rawValue)),
    ])
  }

  private static func settings(_ all: [CuratedPatient.Series]) throws -> Table {
    let quantities: [(name: String, unit: String?, values: [Double?])] = [
      ("age", "years", all.map(\.age)),
      ("field strength", "T", all.map(\.field)),
      ("echo time", "ms", all.map(\.echoTime)),
      ("repetition time", "ms", all.map(\.repetitionTime)),
      ("slice thickness", "mm", all.map(\.thickness)),
      ("slice distance", "mm", all.map(\.spacing.z)),
      ("pixel spacing", "mm", all.map { $0.spacing.x * $0.scaleFactor }),
      ("smaller image dimension", "pixels", all.map { Double(min($0.rows, $0.columns)) }),
      ("larger image dimension", "pixels", all.map { Double(max($0.rows, $0.columns)) }),
      ("slices", nil, all.map { Double($0.size.z) }),
      ("phases", nil, all.map { Double($0.size.w) }),
    ]
    let known = quantities.map { $0.values.compactMap { $0 } }
    return try Table([
      Column("quantity", title: "Quantity", texts: quantities.map(\.name)),
      Column("unit", title: "Unit", texts: quantities.map { $0.unit ?? "" }),
      Column("count", title: "Series", counts: known.map(\.count)),
      Column("min", title: "Smallest", decimals: 2, numbers: known.map { $0.min() ?? .nan }),
      Column("median", title: "Median", decimals: 2, numbers: known.map(Statistics.median)),
      Column("max", title: "Largest", decimals: 2, numbers: known.map { $0.max() ?? .nan }),
    ])
  }

  private static func scanners(_ all: [CuratedPatient.Series]) throws -> Table {
    let names = all.map { series in
      [series.manufacturer, series.model].filter { !$0.isEmpty }.joined(separator: " ")
    }
    var counts: [String: Int] = [:]
    var fields: [String: Double] = [:]
    for (series, name) in zip(all, names) {
      let key = "\(name)\t\(series.field ?? 0)"
      counts[key, default: 0] += 1
      fields[key] = series.field
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return try Table([
      Column(
        "scanner", title: "Scanner",
        texts: sorted.map { String($0.key.prefix { $0 != "\t" }) }),
      Column(
        "field", title: "Field", unit: "T", decimals: 1,
        numbers: sorted.map { fields[$0.key] ?? .nan }),
      Column("series", title: "Series", counts: sorted.map(\.value)),
    ])
  }

  /// A slice that was dropped, copied or moved counts one; a kind of problem counts one.
  private static func attention(_ found: [CuratedPatient]) throws -> Table {
    let ids = found.flatMap { patient in
      Set(patient.log.map { $0[0] }).sorted(by: NaturalOrder.precedes)
    }
    let log = Dictionary(grouping: found.flatMap(\.log)) { $0[0] }
    let slices = Dictionary(grouping: found.flatMap(\.slices), by: \.series)
    func count(_ id: String, _ fate: SliceFate) -> Int {
      slices[id, default: []].count { $0.fate == fate }
    }
    func kinds(_ id: String) -> [String] { Set(log[id, default: []].map { $0[1] }).sorted() }
    func weight(_ id: String) -> Int {
      slices[id, default: []].count { $0.fate != .kept } + kinds(id).count
    }
    let sorted = ids.enumerated().sorted {
      (-weight($0.element), $0.offset) < (-weight($1.element), $1.offset)
    }.map(\.element)
    return try Table([
      Column("pid", title: "Series", texts: sorted),
      Column(
        "found", title: "Slices",
        counts: sorted.map { id in
          slices[id, default: []].count { $0.fate != .copied }
        }),
      Column("dropped", title: "Dropped", counts: sorted.map { count($0, .dropped) }),
      Column("copied", title: "Copied", counts: sorted.map { count($0, .copied) }),
      Column("moved", title: "Moved", counts: sorted.map { count($0, .moved) }),
      Column("lines", title: "Lines", counts: sorted.map { log[$0, default: []].count }),
      Column(
        "problems", title: "Problems", texts: sorted.map { kinds($0).joined(separator: ", ") }),
    ])
  }

  private static func injected(
    _ injections: [PhantomInjection], _ found: [CuratedPatient]
  ) throws -> Table {
    let logs = Dictionary(found.map { ($0.name, $0.log) }) { first, _ in first }
    func isNamed(_ injection: PhantomInjection) -> Bool {
      logs[injection.patient, default: []].contains { line in
        line[1] == injection.problem
          && (injection.slice.isEmpty || line[3].contains("/\(injection.slice)/"))
      }
    }
    return try Table([
      Column("pid", title: "Patient", texts: injections.map(\.patient)),
      Column("kind", title: "Put in", texts: injections.map(\.kind.rawValue)),
      Column("problem", title: "Problem in the log", texts: injections.map(\.problem)),
      Column("slice", title: "Slice", texts: injections.map(\.slice)),
      Column("detail", title: "Detail", texts: injections.map(\.detail)),
      Column(
        "named", title: "Named by the log", texts: injections.map { isNamed($0) ? "yes" : "no" }),
    ])
  }
}
