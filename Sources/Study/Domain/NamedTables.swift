import Engine
import Tables

/// Several tables that one step makes from one reading of its inputs.
struct NamedTables: JSONArtifact {
  var tables: [String: Table]

  /// Throws where the step makes no table of that name.
  func callAsFunction(_ name: String) throws -> Table {
    guard let table = tables[name] else {
      throw TableError.missingColumn(name, known: tables.keys.sorted())
    }
    return table
  }
}
