import Book
import Foundation
import Tables

/// `values.json`: every citable value, in the order of the book.
package enum ValuesJSON {
  private struct Document: Encodable {
    var values: [Item]
    /// Every generated table: cells of long tables are cited from their files.
    var tables: [TableListing]
    /// The provenance of values by block; by table or value if it differs within a block.
    var provenance: [String: Provenance]
  }

  private struct Item: Encodable {
    enum Value: Encodable {
      case number(Double), text(String), missing

      func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .missing: try container.encodeNil()
        }
      }
    }
    var key: String
    var value: Value
    var unit: String?
    var page: String
    var anchor: String
    var provenance: String?
  }

  /// The JSON with sorted keys; the same book gives the same bytes.
  package static func encode(
    _ values: [CitableValue], tables: [(path: String, entry: ValueIndex.Entry)]
  ) throws -> Data {
    var provenance: [String: Provenance] = [:]
    let items = values.map { citable in
      let key = citable.provenance.steps.isEmpty ? nil : name(of: citable, among: provenance)
      if let key { provenance[key] = citable.provenance }
      return Item(
        key: citable.key, value: value(citable.value), unit: citable.unit,
        page: citable.slug + ".html",
        anchor: citable.id, provenance: key)
    }
    let listings = tables.map { table in
      var units: [String: String] = [:]
      for column in table.entry.content.table.columns { units[column.name] = column.unit }
      return TableListing(
        path: table.path, file: "tables/\(table.path).tsv", keys: table.entry.content.keys,
        units: units,
        page: table.entry.slug + ".html", anchor: table.entry.anchor)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Document(values: items, tables: listings, provenance: provenance))
  }

  /// The name of the value's block; that of its table, or its own, if the block's values differ in
  /// provenance.
  private static func name(of citable: CitableValue, among known: [String: Provenance]) -> String {
    let path = citable.key.prefix { $0 != "[" }
    let label = String(path.prefix { $0 != "." })
    return known[label, default: citable.provenance] == citable.provenance ? label : String(path)
  }

  private static func value(_ value: NamedValue.Value) -> Item.Value {
    switch value {
    case .number(let number): number.isFinite ? .number(number) : .missing
    case .text(let text): text.isEmpty ? .missing : .text(text)
    }
  }
}
