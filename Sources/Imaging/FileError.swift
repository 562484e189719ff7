/// The reason why a file cannot be read or written, with a hint on what to do unless that is
/// obvious.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path.
  public var path: String
  /// The line at fault, from 1; nil if the file has no lines or no single one is at fault.
  public var line: Int?
  /// What is wrong, as part of a sentence.
  public var reason: String

  public init(path: String, line: Int? = nil, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  /// `path: reason`, or `path:line: reason`.
  public var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + reason }
}
