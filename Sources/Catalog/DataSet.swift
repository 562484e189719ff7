import Engine

/// A data set of the catalog: what it is, its licence, its source and its files.
public struct DataSet: Sendable {
  /// The name used in front matter and on the command line.
  public var name: String
  /// The title for readers.
  public var title: String
  /// The licence, as a short name or in words.
  public var licence: String
  /// A page about the data set for readers; nil for none.
  public var homepage: String?
  /// The revision of the source that the files belong to; nil if it has none.
  public var commit: String?
  /// The address to which a file's path is appended for download; nil if files cannot be
  /// downloaded.
  public var url: String?
  /// The most bytes that a file may have which is downloaded.
  public var largest: Int64
  /// SHA-256 of the files by path; empty for a user's own folder.
  public let checksums: [String: Digest]
  /// The place of a user's own folder, relative to the project; nil for any other data set.
  public var folder: String?
  /// The name of the checksum file beside the catalog; nil for a user's own folder.
  public var list: String?
  /// The paths of the files, sorted; empty for a user's own folder.
  private let sortedPaths: [String]

  init(
    name: String, title: String, licence: String, homepage: String?, commit: String?, url: String?,
    largest: Int64, checksums: [String: Digest], folder: String?, list: String?
  ) {
    self.name = name
    self.title = title
    self.licence = licence
    self.homepage = homepage
    self.commit = commit
    self.url = url
    self.largest = largest
    self.checksums = checksums
    self.folder = folder
    self.list = list
    sortedPaths = checksums.keys.sorted()
  }

  /// Paths of the files at or below `path`, sorted.
  public func paths(at path: String) -> [String] {
    if checksums[path] != nil { return [path] }
    if path.isEmpty { return sortedPaths }
    // What lies below stands together: a book asks for its folders many times.
    let prefix = path + "/"
    var (start, end) = (0, sortedPaths.count)
    while start < end {
      let middle = (start + end) / 2
      if sortedPaths[middle] < prefix { start = middle + 1 } else { end = middle }
    }
    return Array(sortedPaths[start...].prefix { $0.utf8.starts(with: prefix.utf8) })
  }
}
