import CohortTerms
import DICOM
import Foundation
import Imaging
import NIfTI

/// Curates all patients of a folder: one image per series as ukbb_cardiac expects it,
/// `<series>/sa.nii.gz` (and `<series>_rot90/sa.nii.gz` where it is landscape), with
/// `conversion.log`, `patient_dimensions.tsv` and, of all files, `dicom_metadata.tsv.xz`.
///
/// Several patients are processed at a time, each with its headers and one frame per slice in
/// memory. The tables are written as results arrive, in the order of the patients.
public struct CohortCuration: Sendable {
  /// The folder of patients.
  public var input: URL
  /// The folder of results.
  public var output: URL
  /// The choices of the curation.
  public var curation: Curation
  /// The split of studies into two acquisitions, by patient.
  public var splits: [String: StudySplit]
  /// The grey range of additional PNG files in `<series>/png`; nil for none.
  public var png: GreyRange?
  /// The number of patients processed at a time.
  public var jobs: Int
  /// Called with the patients' names before anything is written; may throw to refuse them.
  public var accept: (@Sendable ([String]) throws -> Void)?
  /// Called while reading, with the number of headers since the last call.
  public var headersRead: (@Sendable (Int) -> Void)?
  /// Called at the end with each series of an earlier run whose image was removed because this run
  /// did not make it.
  public var removed: (@Sendable (String) -> Void)?

  public init(
    input: URL, output: URL, curation: Curation = Curation(), splits: [String: StudySplit] = [:],
    png: GreyRange? = nil, jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.input = input
    self.output = output
    self.curation = curation
    self.splits = splits
    self.png = png
    self.jobs = max(1, jobs)
  }

  /// Curates all patients, and calls `body` after each with the numbers done and in total. Throws
  /// if the output or unpacked archives cannot be written, if another process writes to the output,
  /// if a folder cannot be listed, or if two patients share a name. Studies that would share a name
  /// are told apart by their folders, and the log says so. A patient that cannot be used becomes a
  /// line of the log.
  public func run(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (Patient, Int, Int) -> Void = { _, _, _ in }
  ) async throws {
    var input = input
    let isNew = !FileManager.default.fileExists(atPath: output.path)
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let lock = try FolderLock(output)
    defer {
      withExtendedLifetime(lock) {}
      // This fails if anything was written, as it should.
      if isNew { rmdir(output.path) }
    }
    // Leftovers unpacked by a killed run are not this run's.
    if FileManager.default.fileExists(atPath: scratch.path) {
      try FileManager.default.removeItem(at: scratch)
    }
    defer { try? FileManager.default.removeItem(at: scratch) }
    if let archive = CohortPatient(input, root: input).archive {
      // Into a folder of the archive's name, as most archives contain.
      let name = Archive.stem(archive.lastPathComponent) ?? archive.lastPathComponent
      input = scratch.appending(path: "input").appending(path: name)
      try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
      try Archive.unpack(archive, into: input)
      if try FileManager.default.contentsOfDirectory(atPath: input.path) == [name] {
        input.append(path: name)
      }
    }
    let patients = try CohortFolder(input, except: output).patients
    try accept?(patients.map(\.name))
    let names = try OutputNames(of: patients, split: Set(splits.keys))
    let earlier = try CuratedFolder(output)
    var made = Set<String>()
    let log = try TextFile(output.appending(path: "conversion.log"))
    let dimensions = try TextFile(output.appending(path: "patient_dimensions.tsv"))
    try dimensions.write(CuratedSeries.dimensionColumns.joined(separator: "\t"))
    let metadata = try MetadataTable(output.appending(path: "dicom_metadata.tsv.xz"))
    func write(_ patient: Patient) throws {
      for decision in patient.log { try log.write(decision.line) }
      for series in patient.series {
        made.formUnion(series.isLandscape ? [series.id, series.turnedID] : [series.id])
        try dimensions.write(series.dimensions.joined(separator: "\t"))
      }
      try metadata.add(patient.metadata)
    }

    // With fewer patients than jobs, several jobs read one patient's headers.
    let readers = max(1, jobs / max(1, patients.count))
    let naming = OrderedSection()
    try await withThrowingTaskGroup(of: (Int, Patient).self) { group in
      var waiting: [Int: Patient] = [:]
      var done = 0
      for (index, patient) in patients.enumerated() {
        try Task.checkCancellation()
        // Keeps results from piling up behind a slow patient.
        while index >= done + 2 * jobs || index >= jobs + done + waiting.count {
          guard let (finished, result) = try await group.next() else { break }
          waiting[finished] = result
          while let patient = waiting.removeValue(forKey: done) {
            done += 1
            try write(patient)
            body(patient, done, patients.count)
          }
        }
        group.addTask {
          var result = Patient(name: patient.name)
          let unpacked = scratch.appending(path: "patients").appending(path: patient.name)
          defer { if patient.archive != nil { try? FileManager.default.removeItem(at: unpacked) } }
          let studies: Result<[CineStudy], any Error>
          do {
            studies = .success(
              try await result.studies(
                of: patient, unpackedIn: unpacked, splits: splits, readers: readers,
                keepsElements: true, headersRead: headersRead))
          } catch {
            studies = .failure(error)
          }
          // Later patients wait for it, even if it failed.
          await naming.enter(index)
          let named = studies.map { $0.map { names.distinct($0, of: patient) } }
          await naming.leave(index)
          try curate(named.get(), &result)
          return (index, result)
        }
      }
      for try await (finished, result) in group {
        waiting[finished] = result
        while let patient = waiting.removeValue(forKey: done) {
          done += 1
          try write(patient)
          body(patient, done, patients.count)
        }
      }
    }
    try metadata.finish()
    // If the input gave no image at all, it may be the wrong folder.
    if !made.isEmpty { try earlier.removeImages(except: made).forEach { removed?($0) } }
  }

  /// Archives are unpacked beside the results, where there is room.
  private var scratch: URL { output.appending(path: ".unpacked") }

  private func curate(_ studies: [CineStudy], _ patient: inout Patient) throws {
    for study in studies {
      let series = try patient.curate(study, by: curation) { (place($0.id), place($0.turnedID)) }
      guard let series else { continue }
      let turned = series.isLandscape ? [series.turnedID] : []
      for name in [series.id] + turned {
        guard let png else { continue }
        let image = place(name)
        try NIfTIImage(contentsOf: image).writePNGs(
          to: image.deletingLastPathComponent().appending(path: "png"), name: name, range: png)
      }
    }
  }

  private func place(_ series: String) -> URL {
    output.appending(path: series).appending(path: "sa.nii.gz")
  }
}
