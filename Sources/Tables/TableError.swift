/// What is wrong with a table, in one sentence.
public enum TableError: Error, Hashable, Sendable, CustomStringConvertible {
  case unequalLengths(String, Int, String, Int)
  case duplicateColumn(String)
  case missingColumn(String, known: [String])
  case noRows
  case notNumeric(column: String, row: Int, text: String)
  case notWhole(column: String, row: Int, text: String)
  case malformed(file: String, line: Int, String)
  /// A mistake in a row (from 1) of a table that was not read from a file.
  case refused(row: Int, String)
  case damaged(file: String, String)
  /// A mistake in a table that was read from a file.
  indirect case within(file: String, TableError)

  /// The sentence for the author.
  public var description: String {
    switch self {
    case .unequalLengths(let a, let m, let b, let n):
      "column \(a) has \(m) rows and column \(b) has \(n)"
    case .duplicateColumn(let name): "the column \(name) stands twice"
    case .missingColumn(let name, let known):
      "there is no column \(name); the columns are \(known.joined(separator: ", "))"
    case .noRows: "the table has no rows"
    case .notNumeric(let column, let row, let text):
      "column \(column), row \(row): “\(text)” is not a number"
    case .notWhole(let column, let row, let text):
      "column \(column), row \(row): “\(text)” is not a whole number"
    case .refused(let row, let what): "row \(row): \(what)"
    case .damaged(let file, let what): "\(file): \(what)"
    case .within(let file, let error): "\(file): \(error)"
    case .malformed(let file, let line, let what): "\(file):\(line): \(what)"
    }
  }
}
