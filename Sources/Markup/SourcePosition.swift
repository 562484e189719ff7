/// A place in a source file; lines and columns count from 1, columns in characters.
public struct SourcePosition: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The path relative to the project's folder: `Chapters/labels.md`.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int

  /// A place; by default the beginning of the line.
  public init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `Chapters/labels.md:34:5`.
  public var description: String { "\(file):\(line):\(column)" }
}
