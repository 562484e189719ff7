import CohortTerms
import Foundation
import Imaging

/// Curates all patients of a folder: one image per series as ukbb_cardiac expects it, `<series>/sa.nii.gz` (and
/// `<series>_rot90/sa.nii.gz` where it is landscape), with `conversion.log`, `patient_dimensions.tsv` and, of all files,
/// `dicom_metadata.tsv.xz`.
///
/// Several patients are worked on at a time, each in the memory of its headers and one frame per slice; the
/// tables are written as they come, in the order of the patients.
public struct CohortCuration: Sendable {
  public var input: URL
  public var output: URL
  public var curation: Curation
  /// By patient, the folders of one of two acquisitions.
  public var splits: [String: StudySplit]
  /// Writes `<series>/png` as well, where it is given.
  public var png: GreyRange?
  public var jobs: Int
  /// Called with the names of the patients before anything is written; may refuse them.
  public var accept: (@Sendable ([String]) throws -> Void)?
  /// Called by whoever reads, with the number of headers since the last call.
  public var headersRead: (@Sendable (Int) -> Void)?
  /// Called in the end with each series of an earlier run into the same output whose image was removed, as this one did not make it.
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

  /// Curates all, and calls `body` for each patient with the number that are done and that there are.
  /// Throws where the output, or what has to be unpacked beside it, cannot be written, where another one writes to it, where a folder
  /// cannot be listed, and where two patients have one name or would write under one; studies that would are told apart by
  /// their folders, which the log says, and a patient that cannot be used is a line of it.
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
      // Which fails where anything was written.
      if isNew { rmdir(output.path) }
    }
    // What a run that was killed had unpacked is none of this one's.
    if FileManager.default.fileExists(atPath: scratch.path) {
      try FileManager.default.removeItem(at: scratch)
    }
    defer { try? FileManager.default.removeItem(at: scratch) }
    if let archive = CohortPatient(input, root: input).archive {
      // As a folder of the archive's name, which most archives hold.
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

    // Where there are fewer patients than jobs, several read one's headers.
    let readers = max(1, jobs / max(1, patients.count))
    let turns = Turns()
    try await withThrowingTaskGroup(of: (Int, Patient).self) { group in
      var waiting: [Int: Patient] = [:]
      var done = 0
      for (index, patient) in patients.enumerated() {
        // So that a slow patient does not let the others pile up behind it.
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
          // Those behind it wait for its turn, also where it failed.
          await turns.begin(index)
          let named = studies.map { $0.map { names.distinct($0, of: patient) } }
          await turns.end(index)
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
    // Where nothing came of the input, it may be the wrong one.
    if !made.isEmpty { try earlier.removeImages(except: made).forEach { removed?($0) } }
  }

  /// Where archives are unpacked: beside what is made of them, where there is room.
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
