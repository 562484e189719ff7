import Engine
import Tables

extension StepContext {
  /// A table of one of the step's files, as ``Table/read(contentsOf:named:separator:header:text:)`` has it; what is wrong with it is said with
  /// the name that the catalog gives the file.
  package func table(
    _ file: FileReference, separator: Character = "\t", header: [String]? = nil,
    text: Set<String> = []
  ) throws -> Table {
    try Table.read(
      contentsOf: location(of: file), named: file.description, separator: separator,
      header: header, text: text)
  }
}
