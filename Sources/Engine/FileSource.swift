import Foundation

/// Where referenced files are found: the catalog in a book, a dictionary in tests.
public protocol FileSource: Sendable {
  /// Downloads those files (or folders) that are missing on this machine, before a step reads them.
  /// Failures are reported by ``location(of:)``.
  func fetch(_ files: [FileReference]) async
  /// Where the file (or folder) lies on this machine, verified against its known checksum. Throws a
  /// sentence for the reader if the file is not here.
  func location(of file: FileReference) throws -> URL
  /// Where a folder lies that needs no download; nil for any other.
  func localFolder(_ folder: FileReference) -> URL?
  /// SHA-256 of the content; for a folder, of the sorted list of relative paths and digests of its
  /// files.
  func digest(of file: FileReference) throws -> Digest
  /// Whether a file or folder still has this digest, although it may have changed since it was
  /// read.
  func isStill(_ digest: Digest, _ file: FileReference) -> Bool
  /// Whether the file, or every file of the folder, can be read without a download.
  func isHere(_ file: FileReference) -> Bool
  /// The files below a folder, sorted by path.
  func files(in folder: FileReference) throws -> [FileReference]
  /// The names of what lies directly in a folder of the project or of a data set, sorted; nil if
  /// there is no such folder or its content is unknown.
  func names(in folder: FileReference) -> [String]?
  /// The names of the catalog's data sets, sorted; nil without a catalog.
  var datasetNames: [String]? { get }
  /// What a program says of its version, with those of the packages that are listed; nil if there
  /// is no such program or it does not say.
  func version(of program: ProgramReference) -> String?
}

extension FileSource {
  public func fetch(_ files: [FileReference]) async {}
  public func localFolder(_ folder: FileReference) -> URL? { nil }
  public func isHere(_ file: FileReference) -> Bool { (try? location(of: file)) != nil }
  public var datasetNames: [String]? { nil }
  public func isStill(_ digest: Digest, _ file: FileReference) -> Bool {
    (try? self.digest(of: file)) == digest
  }
  public func names(in folder: FileReference) -> [String]? { nil }
  public func version(of program: ProgramReference) -> String? { nil }
}
