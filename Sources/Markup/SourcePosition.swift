/// A place in a source file; lines and columns count from 1, columns in characters.
public struct SourcePosition: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Relative to the project's folder: `Chapters/labels.md`.
  public var file: String
  /// From 1.
  public var line: Int
  /// In characters, from 1.
  public var column: Int

  /// By default the beginning of the line.
  public init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `Chapters/labels.md:34:5`.
  public var description: String { "\(file):\(line):\(column)" }
}
