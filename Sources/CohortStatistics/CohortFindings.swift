import CohortTerms
import Cohorts
import Engine
import GroundTruth
import Imaging
import Statistics
import StudyTerms
import Tables

/// Summarises what the curation of a whole cohort found.
package struct CohortFindings: RunnableStep {
  /// The curation of each patient.
  package var patients: [PatientCuration]

  package init(patients: [PatientCuration]) { self.patients = patients }

  private var injections: SyntheticInjections? {
    let synthetic = patients.compactMap { patient -> SyntheticPatient? in
      if case .synthetic(let member) = patient.images.member { member } else { nil }
    }
    return SyntheticPatients(synthetic).map(SyntheticInjections.init)
  }
  package var inputs: [any Step] { patients + (injections.map { [$0] } ?? []) }
  package var title: String {
    "findings of the curation of "
      + (patients.count == 1 ? "1 patient" : "\(patients.count) patients")
  }

  /// The tables of the summary.
  package struct Output: JSONArtifact {
    /// The problems, those with the most lines in the log first.
    package var problems: Rows<ProblemCount>
    /// All lines of the log, patient by patient.
    package var log: Rows<CurationDecision>
    /// The curated series.
    package var series: Rows<SeriesRow>
    /// Patients by sex and age.
    package var demographics: Rows<PatientGroup>
    /// All slices, with what became of them.
    package var slices: Rows<SliceRow>
    /// The range of each scanner setting over the series.
    package var settings: Rows<SettingRange>
    /// Series by scanner.
    package var scanners: Rows<ScannerCount>
    /// Series by the amount of changes, those with most first.
    package var attention: Rows<SeriesAttention>
    /// The faults injected into a synthetic cohort; empty for real ones.
    package var injected: Rows<InjectionFound>
    /// Examples before and after, at most two of each problem.
    package var examples: [CuratedPatient.Example]
    /// The number of patients with a line in the log, and of those with a curated series.
    package var patientsWithProblems, curatedPatients: Int
  }

  package func run(_ context: any StepContext) async throws -> Output {
    let found = try patients.map { try context.output(of: $0) }
    try SeriesID.refuseShared(
      found.flatMap { patient in patient.series.map { ($0.id, patient.name) } })
    let series = found.flatMap(\.series)
    let injections = try injections.map { try context.output(of: $0).rows } ?? []
    return Output(
      problems: Rows(Self.problems(found)), log: Rows(found.flatMap(\.log)),
      series: Rows(series.map(SeriesRow.init)),
      demographics: Rows(Self.demographics(found)),
      slices: Rows(found.flatMap(\.slices).map(SliceRow.init)),
      settings: Rows(Setting.allCases.map { Self.range($0, of: series) }),
      scanners: Rows(Self.scanners(series)), attention: Rows(Self.attention(found)),
      injected: Rows(Self.injected(injections, found)), examples: Self.examples(found),
      patientsWithProblems: found.count { !$0.log.isEmpty },
      curatedPatients: found.count { !$0.series.isEmpty })
  }
}

extension CohortFindings {
  private static func problems(_ found: [CuratedPatient]) -> [ProblemCount] {
    var lines: [CurationProblem: Int] = [:]
    var patients: [CurationProblem: Set<String>] = [:]
    for patient in found {
      for decision in patient.log {
        lines[decision.problem, default: 0] += 1
        patients[decision.problem, default: []].insert(patient.name)
      }
    }
    return lines.map { problem, count in
      ProblemCount(
        problem: problem.rawValue, lines: count, patients: patients[problem]?.count ?? 0)
    }.sorted(by: ProblemCount.precedes)
  }

  /// Counts each patient once, even if the studies were split or share a folder.
  private static func demographics(_ found: [CuratedPatient]) -> [PatientGroup] {
    let patients = found.flatMap { place in
      var seen: Set<String> = []
      return place.series.filter { seen.insert($0.patient).inserted }.map {
        PatientSample.Patient(sex: $0.sex, age: $0.age ?? .nan)
      }
    }
    return PatientSample.bySexAndAge(patients).map { $0.group(of: patients.count) }
  }

  private static func range(
    _ setting: Setting, of series: [CuratedPatient.Series]
  ) -> SettingRange {
    let known = series.compactMap { $0[setting] }
    return SettingRange(
      setting: setting, count: known.count, min: known.min() ?? .nan,
      median: Statistics.median(known), max: known.max() ?? .nan)
  }

  private static func scanners(_ all: [CuratedPatient.Series]) -> [ScannerCount] {
    var counts: [String: ScannerCount] = [:]
    for series in all {
      let name = [series.manufacturer, series.model].filter { !$0.isEmpty }.joined(separator: " ")
      let own = ScannerCount(scanner: name, field: series.field ?? .nan, count: 0)
      counts["\(name)\t\(series.field ?? 0)", default: own].count += 1
    }
    return counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
  }

  /// Each slice dropped, copied or moved counts one, and so does each kind of problem.
  private static func attention(_ found: [CuratedPatient]) -> [SeriesAttention] {
    let ids = found.flatMap { patient in
      Set(patient.log.map(\.series)).sorted(by: NaturalOrder.precedes)
    }
    let log = Dictionary(grouping: found.flatMap(\.log), by: \.series)
    let slices = Dictionary(grouping: found.flatMap(\.slices), by: \.series)
    func kinds(_ id: String) -> [String] {
      Set(log[id, default: []].map(\.problem.rawValue)).sorted()
    }
    func weight(_ id: String) -> Int {
      slices[id, default: []].count { $0.fate != .kept } + kinds(id).count
    }
    return ids.enumerated().sorted {
      (-weight($0.element), $0.offset) < (-weight($1.element), $1.offset)
    }.map { _, id in
      let fates = slices[id, default: []].map(\.fate)
      return SeriesAttention(
        series: id, found: fates.count { $0 != .copied }, dropped: fates.count { $0 == .dropped },
        moved: fates.count { $0 == .moved }, copied: fates.count { $0 == .copied },
        lines: log[id, default: []].count, problems: kinds(id).joined(separator: ", "))
    }
  }

  private static func injected(
    _ injections: [Injection], _ found: [CuratedPatient]
  ) -> [InjectionFound] {
    let logs = Dictionary(found.map { ($0.name, $0.log) }) { first, _ in first }
    return injections.map { injection in
      let isNamed = logs[injection.patient, default: []].contains { decision in
        decision.problem.rawValue == injection.problem
          && (injection.slice.isEmpty || decision.image.contains("/\(injection.slice)/"))
      }
      return InjectionFound(injection, isNamed: isNamed)
    }
  }

  private static func examples(_ found: [CuratedPatient]) -> [CuratedPatient.Example] {
    var examples: [CuratedPatient.Example] = []
    for example in found.flatMap(\.examples)
    where examples.count(where: { $0.problem == example.problem }) < 2 {
      examples.append(example)
    }
    return examples.sorted {
      ($0.problem.rawValue, $0.image) < ($1.problem.rawValue, $1.image)
    }
  }
}

extension CuratedPatient.Series {
  /// nil if the headers do not state it.
  fileprivate subscript(setting: Setting) -> Double? {
    switch setting {
    case .age: age
    case .field: field
    case .echoTime: echoTime
    case .repetitionTime: repetitionTime
    case .thickness: thickness
    case .distance: spacing.z
    case .pixelSpacing: spacing.x * scaleFactor
    case .smaller: Double(min(rows, columns))
    case .larger: Double(max(rows, columns))
    case .slices: Double(size.z)
    case .phases: Double(size.w)
    }
  }
}
