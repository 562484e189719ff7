import Engine

/// A data set of the catalog: what it is, under which licence, where it comes from, and which files
/// it has.
public struct DataSet: Sendable {
  public var name: String
  public var title: String
  public var licence: String
  /// For the reader.
  public var homepage: String?
  /// The revision of the source that the files are pinned to.
  public var commit: String?
  /// Files are fetched from here, by their path; nil where they cannot be downloaded.
  public var url: String?
  /// By path, sorted; empty for a folder of the user's own.
  public var checksums: [String: Digest]
  /// For a folder of the user's own: where it lies, relative to the project.
  public var folder: String?
  /// The name of the checksum file beside the catalog; nil for a folder of the user's own.
  public var list: String?

  /// Paths of the files at or below `path`, sorted.
  public func paths(at path: String) -> [String] {
    if checksums[path] != nil { return [path] }
    let prefix = path.isEmpty ? "" : path + "/"
    return checksums.keys.filter { $0.hasPrefix(prefix) }.sorted()
  }
}
