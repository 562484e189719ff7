/// Why a formula cannot be read: a sentence for the author, and where in the formula.
public struct MathError: Error, Hashable, Sendable, CustomStringConvertible {
  /// In characters from 1, within the formula.
  public var column: Int
  /// What is wrong and what to write instead.
  public var description: String

  init(_ column: Int, _ description: String) {
    self.column = column
    self.description = description
  }
}
