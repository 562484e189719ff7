import CohortTerms
import Foundation
import Imaging

extension CohortCuration {
  /// The curation of one patient in steps: first the studies in its files, then a series from each.
  public struct Patient: Sendable {
    /// The patient's name.
    public var name: String
    /// The series made so far.
    public var series: [CuratedSeries] = []
    /// The log so far.
    public var log: [CurationDecision] = []
    /// The number of images found.
    public var images = 0
    /// The number of images by name of a compression that cannot be decoded.
    public var unreadable: [String: Int] = [:]
    /// The elements of all readable files, by path; kept only on request.
    var metadata = MetadataRows()

    public init(name: String) { self.name = name }
  }
}

extension CohortCuration.Patient {
  /// Finds the studies of a patient from the headers of its files. An archive is unpacked into
  /// `folder` first; one that cannot be unpacked becomes a line of the log. `splits` is as in
  /// ``CineStudy/read(_:splits:jobs:)``. If `keepsElements`, all elements of all files are kept.
  /// `headersRead` is called with the number of files since the last call. Throws ``FileError`` for
  /// a folder that cannot be listed.
  public mutating func studies(
    of found: CohortPatient, unpackedIn folder: URL, splits: [String: StudySplit] = [:],
    readers: Int = 1, keepsElements: Bool = false,
    headersRead: (@Sendable (Int) -> Void)? = nil
  ) async throws -> [CineStudy] {
    let source: CohortPatient
    do {
      source = try found.unpacked(in: folder)
    } catch let error as FileError {
      log.append(
        CurationDecision(
          series: found.name, problem: .unreadable, resolution: "archive left out",
          image: CineStudy.name(error.path, under: found.root), extra: error.reason))
      noteNothing(found.name)
      return []
    }
    var files: [(path: String, result: DICOMScan.FileResult)] = []
    var walk = FolderWalk(source.places, root: source.root)
    while true {
      var paths: [String] = []
      while paths.count < 64 * readers, let path = walk.nextPath() { paths.append(path) }
      if paths.isEmpty { break }
      let read = await paths.inParallel(jobs: readers) {
        Self.read($0, elements: keepsElements)
      }
      for (path, (elements, result)) in zip(paths, read) {
        if let elements { metadata.add(CineStudy.name(path, under: source.root), elements) }
        files.append((path, result))
        let count = (try? result.get().count) ?? 0
        images += count
        if let name = CineStudy.unreadableCompression(result) {
          unreadable[name, default: 0] += count
        }
      }
      headersRead?(paths.count)
    }
    return try CineStudy.studies(of: source, files: files, splits: splits)
  }

  /// Curates a study and writes its image to the URL given by `place`. Returns nil, with a line in
  /// the log, if no slice is left. Throws ``FileError``, and rethrows the errors of `place`.
  public mutating func curate(
    _ study: CineStudy, by curation: Curation,
    to place: (CuratedSeries) throws -> (image: URL, turned: URL?)
  ) throws -> CuratedSeries? {
    do {
      let made = try curation.write(study, to: place)
      log += made.log
      series.append(made)
      return made
    } catch CurationError.noSlices(_, let lines) {
      log += lines
      noteNothing(study.id)
      return nil
    }
  }

  private mutating func noteNothing(_ study: String) {
    if log.contains(where: { $0.problem == .noShortAxis }) { return }
    log.append(
      CurationDecision(
        series: study, problem: .noShortAxis, resolution: "study left out", image: "", extra: ""))
  }

  /// Opens a file once for both its headers and, if requested, its elements.
  private static func read(
    _ path: String, elements: Bool
  ) -> (elements: [DICOMElement]?, headers: DICOMScan.FileResult) {
    do throws(FileError) {
      let file = try DICOMFile(path: path, part: .header)
      return (
        elements ? file.elements : nil, Result { () throws(FileError) in try file.headers() }
      )
    } catch {
      return (nil, .failure(error))
    }
  }
}
