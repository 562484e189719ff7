import CohortTerms
import Foundation
import Imaging

/// A synthetic cohort in the layout of the Data Science Bowl, with its truth.
///
/// Writes `<pid>/study/sax_<n>/IM-*.dcm`, `labels/<pid>/label_sa.nii.gz` (0 background, 1 left
/// ventricle, 2 its wall, 3 right ventricle; all phases, on the grid that curation makes of the
/// clean study), `truth.tsv`, where something was injected `injected.tsv`, and `cohort.tsv`, which
/// says what it was made of. Patients are made in parallel, one image at a time each, and are the
/// same whatever the cohort's size.
public struct PhantomCohort: Hashable, Sendable {
  /// The kind of cohort.
  public var profile: PhantomProfile
  /// The number of patients, numbered from 1.
  public var patients: Int
  /// The seed that all patients are drawn from.
  public var seed: UInt64
  /// The faults to inject. Patient k (from 1) has the one at k - 1, starting over after the last;
  /// every fourth patient also has the next but one.
  public var inconsistencies: [PhantomInconsistency]
  /// The number of cardiac phases; nil for the profile's.
  public var phases: Int?
  /// The number of pixels along the longer side; nil for the profile's.
  public var matrix: Int?
  /// The number of patients made at a time.
  public var jobs: Int

  public init(
    profile: PhantomProfile, patients: Int, seed: UInt64,
    inconsistencies: [PhantomInconsistency] = [], phases: Int? = nil, matrix: Int? = nil,
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.profile = profile
    self.patients = patients
    self.seed = seed
    self.inconsistencies = inconsistencies
    self.phases = phases
    self.matrix = matrix
    self.jobs = max(1, jobs)
  }

  /// Patient `number` (from 1).
  public func patient(_ number: Int) -> PhantomPatient {
    var patient = PhantomPatient(number: number, seed: seed, profile: profile)
    if let phases { patient.scan.phases = phases }
    if let matrix { patient.scan = patient.scan.scaled(matrix) }
    return patient
  }

  /// The study of patient `number` (from 1).
  public func study(_ number: Int) -> PhantomStudy {
    guard !inconsistencies.isEmpty else { return PhantomStudy(patient(number)) }
    let count = inconsistencies.count
    let index = (number - 1) % count
    var kinds = [inconsistencies[index]]
    if number % 4 == 0 { kinds.append(inconsistencies[(index + 2) % count]) }
    return PhantomStudy(patient(number), with: kinds)
  }

  /// Writes all patients, and calls `body` after each, in order. In a folder where the same cohort
  /// was begun, only missing patients are written. Throws ``FileError``, also if the folder holds
  /// anything else or another process writes to it, and file system errors.
  public func write(
    to folder: URL, isolation: isolated (any Actor)? = #isolation,
    _ body: (PhantomPatient) -> Void = { _ in }
  ) async throws {
    try refuse(folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let lock = try FolderLock(folder)
    defer { withExtendedLifetime(lock) {} }
    try writeRecord(to: folder)
    defer { try? FileManager.default.removeItem(at: Self.unfinished(in: folder)) }
    let truth = try TextFile(folder.appending(path: "truth.tsv"))
    try truth.write(PhantomTruth.columns.joined(separator: "\t"))
    let injected =
      inconsistencies.isEmpty ? nil : try TextFile(folder.appending(path: "injected.tsv"))
    try injected?.write(PhantomInjection.columns.joined(separator: "\t"))

    try await withThrowingTaskGroup(of: (Int, PhantomStudy).self) { group in
      var waiting: [Int: PhantomStudy] = [:]
      var next = 1
      func hand() throws {
        while let study = waiting.removeValue(forKey: next) {
          try truth.write(PhantomTruth(study.phantom).row.joined(separator: "\t"))
          for injection in study.injections {
            try injected?.write(injection.row.joined(separator: "\t"))
          }
          body(study.phantom.patient)
          next += 1
        }
      }
      for number in 1...max(1, patients) where number <= patients {
        while number >= next + 2 * jobs || number >= next + jobs + waiting.count {
          guard let (done, study) = try await group.next() else { break }
          waiting[done] = study
          try hand()
        }
        group.addTask {
          let study = study(number)
          try Self.write(study, to: folder)
          return (number, study)
        }
      }
      for try await (done, study) in group {
        waiting[done] = study
        try hand()
      }
    }
  }
}

extension PhantomCohort {
  /// A patient's folder gets its name last, so a named one is complete.
  private static func write(_ study: PhantomStudy, to folder: URL) throws {
    let files = FileManager.default
    let id = study.phantom.patient.id
    let images = folder.appending(path: id)
    if files.fileExists(atPath: images.path) { return }
    let own = unfinished(in: folder).appending(path: id)
    let labels = folder.appending(path: "labels")
    for old in [own, labels.appending(path: id)] where files.fileExists(atPath: old.path) {
      try files.removeItem(at: old)
    }
    try study.write(to: own)
    try study.writeLabels(to: own)
    try files.createDirectory(at: labels, withIntermediateDirectories: true)
    try files.moveItem(at: own.appending(path: "labels/\(id)"), to: labels.appending(path: id))
    try files.moveItem(at: own.appending(path: id), to: images)
  }

  private static func unfinished(in folder: URL) -> URL { folder.appending(path: ".unfinished") }
}
