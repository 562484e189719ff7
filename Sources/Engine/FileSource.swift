import Foundation

/// Where referenced files are found: the catalog in a book, a dictionary in tests.
public protocol FileSource: Sendable {
  /// Brings to this machine those of the files (or folders) that are not here, before a step that
  /// reads them runs. What cannot be had is said by ``location(of:)``.
  func fetch(_ files: [FileReference]) async
  /// The file's (or folder's) place on this machine, verified against its known checksum.
  /// Throws a sentence for the reader when the file is not here.
  func location(of file: FileReference) throws -> URL
  /// The place of a folder that is there without being fetched; nil for any other.
  func localFolder(_ folder: FileReference) -> URL?
  /// SHA-256 of the content; for a folder, of the sorted list of its files' relative paths and
  /// digests.
  func digest(of file: FileReference) throws -> Digest
  /// Whether a file or folder, which may have been read since, still has this digest.
  func isStill(_ digest: Digest, _ file: FileReference) -> Bool
  /// The files below a folder, sorted by path.
  func files(in folder: FileReference) throws -> [FileReference]
  /// What lies directly in a folder of the project or of a data set, sorted; nil where there is no
  /// such folder or it cannot be known.
  func names(in folder: FileReference) -> [String]?
  /// The names of the catalog's data sets, sorted; nil where there is no catalog.
  var datasetNames: [String]? { get }
}

extension FileSource {
  public func fetch(_ files: [FileReference]) async {}
  public func localFolder(_ folder: FileReference) -> URL? { nil }
  public var datasetNames: [String]? { nil }
  public func isStill(_ digest: Digest, _ file: FileReference) -> Bool {
    (try? self.digest(of: file)) == digest
  }
  public func names(in folder: FileReference) -> [String]? { nil }
}
