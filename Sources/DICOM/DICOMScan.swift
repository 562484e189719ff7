import Foundation
import Imaging

/// Headers of all files below a folder, read in parallel and handed on in the order of names.
///
/// Memory does not grow with the folder: a few hundred files are in flight, whatever their number.
public struct DICOMScan: Sendable {
  private var places: [URL]
  private var root: URL
  /// Files read at a time.
  public var jobs: Int

  public init(_ folder: URL, jobs: Int = ProcessInfo.processInfo.activeProcessorCount) {
    self.init([folder], root: folder, jobs: jobs)
  }

  /// Of all files below several places, as ``FolderWalk`` finds them.
  package init(_ places: [URL], root: URL, jobs: Int) {
    self.places = places
    self.root = root
    self.jobs = max(1, jobs)
  }

  /// The headers of one file's frames, or why it cannot be used.
  public typealias FileResult = Result<[DICOMHeader], FileError>

  /// Calls `body` once for each file, one after the other, in the natural order of paths.
  public func forEach(
    isolation: isolated (any Actor)? = #isolation, _ body: (URL, FileResult) throws -> Void
  ) async rethrows {
    var walk = FolderWalk(places, root: root)
    while true {
      var urls: [URL] = []
      while urls.count < 128 * jobs, let url = walk.next() { urls.append(url) }
      if urls.isEmpty { return }
      for (url, result) in zip(urls, await Self.read(urls, jobs: jobs)) { try body(url, result) }
    }
  }

  /// The headers of one file's frames.
  public static func read(_ url: URL) -> FileResult {
    Result { () throws(FileError) in
      try DICOMFile(contentsOf: url, part: .header).headers()
    }
  }

  /// The headers of many files, in their order.
  public static func read(_ urls: [URL], jobs: Int) async -> [FileResult] {
    await urls.inParallel(jobs: jobs) { read($0) }
  }
}
