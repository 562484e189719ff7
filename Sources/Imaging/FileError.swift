/// Why a file cannot be read or written: where, and one reason that says what to do where that is not plain.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  /// From 1; nil where the file has no lines, or no single one is to blame.
  public var line: Int?
  public var reason: String

  public init(path: String, line: Int? = nil, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  /// `path: reason`, or `path:line: reason`.
  public var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + reason }
}
