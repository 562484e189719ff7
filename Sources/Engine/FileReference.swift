/// A file or folder that a step may read, named independently of where it lies on this machine.
public struct FileReference: Codable, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The data set of the catalog that holds it; nil for a file of the book's own folder.
  public var dataset: String?
  /// Relative to the data set's root (or the book's folder), `/` between components, never `..`.
  public var path: String

  /// `dataset`: a name from the catalog; nil for a file of the project. `path`: relative to it.
  public init(dataset: String? = nil, path: String) {
    self.dataset = dataset
    self.path = path
  }

  public var description: String { dataset.map { "\($0)/\(path)" } ?? path }

  public static func < (a: FileReference, b: FileReference) -> Bool {
    a.description < b.description
  }
}
