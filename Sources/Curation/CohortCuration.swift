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

  /// What came of one patient.
  public struct Patient: Sendable {
    public var name: String
    public var series: [CuratedSeries] = []
    public var log: [CurationDecision] = []
    /// Images found, and how many of them are compressed in ways that cannot be read, by their names.
    public var images = 0
    public var unreadable: [String: Int] = [:]
    /// Of all files that can be read, by path.
    var metadata = MetadataRows()
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
    let naming = OrderedSection()
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
              try await self.studies(of: patient, unpacked, &result, readers: readers))
          } catch {
            studies = .failure(error)
          }
          // Those behind it wait for it, also where it failed.
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
    // Where nothing came of the input, it may be the wrong one.
    if !made.isEmpty { try earlier.removeImages(except: made).forEach { removed?($0) } }
  }

  /// Where archives are unpacked: beside what is made of them, where there is room.
  private var scratch: URL { output.appending(path: ".unpacked") }

  /// Reads the headers of a patient, of an archive after it is unpacked there.
  private func studies(
    of found: CohortPatient, _ unpacked: URL, _ patient: inout Patient, readers: Int
  ) async throws -> [CineStudy] {
    let source: CohortPatient
    do {
      source = try found.unpacked(in: unpacked)
    } catch let error as FileError {
      patient.log.append(
        CurationDecision(
          series: found.name, problem: .unreadable, resolution: "archive left out",
          image: CineStudy.name(error.path, under: found.root), extra: error.reason))
      patient.noteNothing(found.name)
      return []
    }
    var files: [(path: String, result: DICOMScan.FileResult)] = []
    var walk = FolderWalk(source.places, root: source.root)
    while true {
      var paths: [String] = []
      while paths.count < 64 * readers, let path = walk.nextPath() { paths.append(path) }
      if paths.isEmpty { break }
      let read = await paths.inParallel(jobs: readers, Self.read)
      for (path, (elements, result)) in zip(paths, read) {
        if let elements { patient.metadata.add(CineStudy.name(path, under: source.root), elements) }
        files.append((path, result))
        let count = (try? result.get().count) ?? 0
        patient.images += count
        if let name = CineStudy.unreadableCompression(result) {
          patient.unreadable[name, default: 0] += count
        }
      }
      headersRead?(paths.count)
    }
    return try CineStudy.studies(of: source, files: files, splits: splits)
  }

  private func curate(_ studies: [CineStudy], _ patient: inout Patient) throws {
    for study in studies {
      let series: CuratedSeries
      do {
        series = try curation.write(study) { (place($0.id), place($0.turnedID)) }
      } catch CurationError.noSlices(_, let log) {
        patient.log += log
        patient.noteNothing(study.id)
        continue
      }
      patient.log += series.log
      patient.series.append(series)
      let turned = series.isLandscape ? [series.turnedID] : []
      for name in [series.id] + turned {
        guard let png else { continue }
        let image = place(name)
        try NIfTIImage(contentsOf: image).writePNGs(
          to: image.deletingLastPathComponent().appending(path: "png"), name: name, range: png)
      }
    }
  }

  /// A file is opened once for both its elements, where it is DICOM at all, and its headers.
  private static func read(
    _ path: String
  ) -> (elements: [DICOMElement]?, headers: DICOMScan.FileResult) {
    do throws(FileError) {
      let file = try DICOMFile(path: path, part: .header)
      return (file.elements, Result { () throws(FileError) in try file.headers() })
    } catch {
      return (nil, .failure(error))
    }
  }

  private func place(_ series: String) -> URL {
    output.appending(path: series).appending(path: "sa.nii.gz")
  }
}

extension CohortCuration.Patient {
  fileprivate mutating func noteNothing(_ study: String) {
    if log.contains(where: { $0.problem == .noShortAxis }) { return }
    log.append(
      CurationDecision(
        series: study, problem: .noShortAxis, resolution: "study left out", image: "", extra: ""))
  }
}
