import Engine
import Statistics
import StudyTerms
import Tables

/// Summarises the published curation of the challenge's DICOM files, and its patients.
package struct PublishedCuration: RunnableStep {
  /// The folder of published tables.
  package var source: KaggleSource

  package init(source: KaggleSource) {
    self.source = source
  }

  package var files: [FileReference] { [source.conversionLog, source.metadata] }
  package var title: String { "published curation" }

  /// The tables of the summary.
  package struct Output: JSONArtifact {
    /// The problems, those with the most lines in the log first.
    package var problems: Rows<ProblemCount>
    /// The numbers of lines in the log and of patients with a line. Patients are counted by their
    /// name in the log, so one that was split into two series counts twice.
    package var lines, patientsWithProblems: Int
    /// Patients by sex, age and part of the challenge.
    package var demographics: Rows<PatientGroup>
    /// Patients by scanner.
    package var scanners: Rows<ScannerCount>
    /// The range of each scanner setting over the patients.
    package var ranges: Rows<SettingRange>
    /// Series and patients by part of the challenge, and in total.
    package var sets: Rows<PartCount>
    /// The density of ages, by part of the challenge.
    package var ages: Rows<AgeDensity>

    package init(
      problems: Rows<ProblemCount>, lines: Int, patientsWithProblems: Int,
      demographics: Rows<PatientGroup>, scanners: Rows<ScannerCount>, ranges: Rows<SettingRange>,
      sets: Rows<PartCount>, ages: Rows<AgeDensity>
    ) {
      self.problems = problems
      self.lines = lines
      self.patientsWithProblems = patientsWithProblems
      self.demographics = demographics
      self.scanners = scanners
      self.ranges = ranges
      self.sets = sets
      self.ages = ages
    }
  }

  package func run(_ context: any StepContext) async throws -> Output {
    let log = try context.table(
      source.conversionLog, header: ["pid", "problem", "resolution", "image", "extra"],
      text: ["pid", "problem", "resolution", "image", "extra"])
    let all = try SeriesMetadata.read(context.table(source.metadata, text: SeriesMetadata.texts))
      .values.sorted { $0.id < $1.id }
    let patients = all.filter(\.id.isFirstOfPatient)
    let ids = try log.texts("pid")
    return Output(
      problems: Rows(try Self.problems(log, ids)), lines: ids.count,
      patientsWithProblems: Set(ids).count, demographics: Rows(Self.demographics(patients)),
      scanners: Rows(Self.scanners(patients)),
      ranges: Rows(Self.settings.map { Self.range($0, of: patients) }),
      sets: Rows(Self.sets(all)), ages: Rows(Self.ages(patients)))
  }
}

extension PublishedCuration {
  private static func problems(_ log: Table, _ ids: [String]) throws -> [ProblemCount] {
    let problems = try log.texts("problem")
    let resolutions = try log.texts("resolution")
    return Dictionary(grouping: problems.indices) { problems[$0] }.map { problem, rows in
      ProblemCount(
        problem: problem, resolution: resolutions[rows[0]], lines: rows.count,
        patients: Set(rows.map { ids[$0] }).count)
    }.sorted(by: ProblemCount.precedes)
  }

  private static func demographics(_ patients: [SeriesMetadata]) -> [PatientGroup] {
    func people(_ all: [SeriesMetadata]) -> [PatientSample.Patient] {
      all.map { PatientSample.Patient(sex: $0.sex, age: $0.age) }
    }
    let parts = ChallengePart.allCases.map { part in
      PatientSample(
        kind: "part", name: part.rawValue, patients: people(patients.filter { $0.part == part }))
    }
    return (PatientSample.bySexAndAge(people(patients)) + parts).map {
      $0.group(of: patients.count)
    }
  }

  private static func scanners(_ patients: [SeriesMetadata]) -> [ScannerCount] {
    var counts: [String: ScannerCount] = [:]
    for patient in patients {
      let own = ScannerCount(scanner: patient.scanner, field: patient.field, count: 0)
      counts["\(patient.scanner) \(Column.text(patient.field))", default: own].count += 1
    }
    return counts.sorted { $0.key < $1.key }.map(\.value)
  }

  private static let settings: [Setting] = [
    .age, .echoTime, .repetitionTime, .thickness, .pixelSpacing, .smaller, .larger,
  ]

  private static func range(_ setting: Setting, of patients: [SeriesMetadata]) -> SettingRange {
    let summary = Summary(of: patients.map { $0[setting] }.filter { !$0.isNaN })
    return SettingRange(
      setting: setting, count: summary.count, min: summary.min, median: summary.median,
      max: summary.max)
  }

  private static func sets(_ all: [SeriesMetadata]) -> [PartCount] {
    let parts = ChallengePart.allCases.map { part in
      (part.rawValue, all.filter { $0.part == part })
    }
    return (parts + [("all", all)]).map { name, series in
      let patients = series.count { $0.id.isFirstOfPatient }
      return PartCount(
        part: name, series: series.count, patients: patients, split: series.count - patients)
    }
  }

  private static func ages(_ patients: [SeriesMetadata]) -> [AgeDensity] {
    ChallengePart.allCases.flatMap { part in
      let density = KernelDensity(
        of: patients.filter { $0.part == part }.map(\.age), points: 128, from: 0, to: 100)
      return zip(density.x, density.y).map { AgeDensity(part: part, age: $0, density: $1) }
    }
  }
}

extension SeriesMetadata {
  /// NaN if no header states it, or if the published table lacks the column.
  fileprivate subscript(setting: Setting) -> Double {
    switch setting {
    case .age: age
    case .field: field
    case .echoTime: echoTime
    case .repetitionTime: repetitionTime
    case .thickness: sliceThickness
    case .pixelSpacing: pixelSpacing
    case .smaller: smaller
    case .larger: larger
    case .distance, .slices, .phases: .nan
    }
  }
}
