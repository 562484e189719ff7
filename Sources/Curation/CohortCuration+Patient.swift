import CohortTerms
import Foundation
import Imaging

extension CohortCuration {
  /// What came of one patient, step by step: first the studies that its files hold, then a series of each.
  public struct Patient: Sendable {
    public var name: String
    public var series: [CuratedSeries] = []
    public var log: [CurationDecision] = []
    /// Of all files that can be read, by path; kept where they are asked for.
    var metadata = MetadataRows()

    public init(name: String) { self.name = name }
  }
}

extension CohortCuration.Patient {
  /// The studies of a patient, from the headers of its files; an archive is unpacked into `folder` first. One that cannot be unpacked is a line
  /// of the log, and holds no study. `splits`: as ``CineStudy/read(_:splits:jobs:)`` has them. `keepsElements`: whether all elements of all files
  /// are kept. `headersRead` is called with the number of files since the last call. Throws ``FileError`` of a folder that cannot be listed.
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
      }
      headersRead?(paths.count)
    }
    return try CineStudy.studies(of: source, files: files, splits: splits)
  }

  /// Makes the series of a study and writes its image to where `place` says; a study without a slice to keep is a line of the log, and nil. Throws
  /// ``FileError``, and what `place` throws.
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
    log.append(
      CurationDecision(
        series: study, problem: .noShortAxis, resolution: "study left out", image: "", extra: ""))
  }

  /// A file is opened once for both its elements, where it is DICOM at all and they are asked for, and its headers.
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
