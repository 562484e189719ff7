import Engine
import Tables

extension StepContext {
  /// Reads a table from one of the step's files, as
  /// ``Table/read(contentsOf:named:separator:header:text:)`` does. Errors name the file as the
  /// catalog does.
  package func table(
    _ file: FileReference, separator: Character = "\t", header: [String]? = nil,
    text: Set<String> = []
  ) throws -> Table {
    try Table.read(
      contentsOf: location(of: file), named: file.description, separator: separator,
      header: header, text: text)
  }
}
