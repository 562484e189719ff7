import Book
import Engine
import Foundation
import Markup
import Tables

/// The values that the last build wrote, for `report cite` and `report values`.
public struct BuiltValues {
  /// A value as `values.json` lists it.
  public struct Value: Decodable {
    /// A number, or a text.
    public enum Content: Decodable {
      case number(Double), text(String), missing

      public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
          self = .missing
        } else if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }
    }

    /// The key in citations: `agreement[EDV].bias`.
    public var key: String
    /// The number or text.
    public var value: Content
    /// The unit; nil for none.
    public var unit: String?
    /// The page, `labels.html`.
    public var page: String
    /// The anchor in that page.
    public var anchor: String

    /// The value with every digit and its unit.
    public var exact: String {
      let unit = unit.map { " \($0)" } ?? ""
      switch value {
      case .number(let number):
        return Int(exactly: number).map { "\($0)\(unit)" } ?? "\(number)\(unit)"
      case .text(let text): return text + unit
      case .missing: return "missing"
      }
    }

    /// The address of the value: `labels.html#tab-agreement-r1-c2`.
    public var place: String { "\(page)#\(anchor)" }

    /// The value as text; nil gives every digit and the unit. Throws ``Problem`` for an unknown
    /// format.
    public func text(format: String?) throws -> String {
      guard let format else { return exact }
      guard let format = NumberFormat(format) else {
        throw Problem("“\(format)” is not a number format; use e.g. .2f, .1%, ,d, +.1f or p")
      }
      return try text(in: format)
    }

    /// The value in a number's format. Throws ``Problem`` for a text.
    func text(in format: NumberFormat) throws -> String {
      guard case .number(let number) = value else { throw Problem("`\(key)` is not a number") }
      // Percentages show their own sign, and p values have no unit.
      guard let unit, format.kind != .percent, format.kind != .p else {
        return format.plain(number)
      }
      return "\(format.plain(number)) \(unit)"
    }
  }

  /// Why a value cannot be given, in one sentence.
  public struct Problem: Error, CustomStringConvertible {
    /// The sentence.
    public var description: String
    init(_ sentence: String) { description = sentence }
  }

  private struct Document: Decodable {
    var values: [Value]
    var tables: [TableListing]
  }

  private let output: OwnFolder
  private let values: [Value]
  private let tables: [TableListing]

  /// Reads `values.json` of an output folder. Throws ``Problem`` if it is missing or damaged.
  public init(in folder: URL) throws {
    let output = OwnFolder(folder)
    guard let data = output.contents(of: "values.json") else {
      throw Problem("nothing has been built yet; run `report build`")
    }
    guard let document = try? JSONDecoder().decode(Document.self, from: data) else {
      throw Problem("values.json is damaged; run `report build`")
    }
    self.output = output
    values = document.values
    tables = document.tables
  }

  /// The value with this key. Throws ``Problem`` with a suggestion if there is none.
  public func value(_ key: String) throws -> Value {
    let wanted = Self.normal(key)
    if let value = values.first(where: { Self.normal($0.key) == wanted }) { return value }
    if let value = try cell(key) { return value }
    let near = Spelling.nearest(to: key, among: values.map(\.key))
    throw Problem(
      "there is no value `\(key)`"
        + (near.map { "; did you mean `\($0)`?" } ?? "; `report values` lists them"))
  }

  /// The text and the address of what a `{val}` role would say: a key, with a format, a pair of
  /// columns (`agreement[EDV]{bias ± sd} : .1f`) and a pinned number, within its role or without.
  /// `format` stands in place of one of its own. Throws ``Problem``.
  public func cite(_ role: String, format: String? = nil) throws -> (text: String, place: String) {
    let text = role.wholeMatch(of: /\s*\{val\}`(.*)`\s*/).map { String($0.1) } ?? role
    let expression: ValueExpression
    do throws(ValueError) {
      expression = try ValueExpression(text)
    } catch {
      throw Problem(error.sentence + (error.suggestion.map { "; \($0)" } ?? ""))
    }
    func shown(_ value: Value) throws -> String {
      if case .missing = value.value, let missing = expression.missing { return missing }
      return try expression.format.map(value.text(in:)) ?? value.text(format: format)
    }
    guard let template = expression.template else {
      let value = try value(expression.key.description)
      return (try shown(value), "\(value.key), \(value.place)")
    }
    var first: Value?
    let words = try ValueIndex.words(of: template).map { word in
      guard let value = try? value("\(expression.key).\(word)") else { return word }
      first = first ?? value
      return try shown(value)
    }
    guard let first else {
      // Its sentence names the columns.
      _ = try value("\(expression.key).\(template)")
      throw Problem("the braces of `\(text)` name no column")
    }
    return (words.joined(), "\(expression.key){\(template)}, \(first.place)")
  }

  /// A cell of a table that is too long for the list; nil if no table has this path.
  private func cell(_ text: String) throws -> Value? {
    do {
      let key = try ValueKey(text)
      guard key.row != nil, let listing = tables.first(where: { $0.path == key.path }) else {
        return nil
      }
      guard let data = output.contents(of: listing.file) else {
        throw Problem("\(listing.file) cannot be read; run `report build`")
      }
      let table = try Table.read(
        Array(data), file: listing.file, separator: "\t", text: Set(listing.keys))
      var index = ValueIndex()
      index.add(
        .init(
          content: TableContent(table, keys: listing.keys, caption: "", shown: false),
          slug: listing.page, anchor: listing.anchor,
          provenance: Provenance(directive: "", steps: [], inputs: [])),
        path: listing.path)
      let found = try index.find(key)
      let content: Value.Content =
        switch found.value {
        case .number(let number): number.isNaN ? .missing : .number(number)
        case .text(let text): text.isEmpty ? .missing : .text(text)
        }
      return Value(
        key: key.description, value: content, unit: key.column.flatMap { listing.units[$0] },
        page: listing.page, anchor: listing.anchor)
    } catch let error as ValueError {
      throw Problem(error.sentence + (error.suggestion.map { "; \($0)" } ?? ""))
    } catch let error as TableError {
      throw Problem("\(error)")
    }
  }

  /// Values whose key matches the pattern, in the order of the book; all for nil.
  public func matching(_ pattern: String?) -> [Value] {
    guard let pattern else { return values }
    let parts = pattern.split(separator: "*").map(String.init)
    return values.filter { value in
      var rest = Substring(value.key)
      return parts.allSatisfy { part in
        guard let range = rest.range(of: part) else { return false }
        rest = rest[range.upperBound...]
        return true
      }
    }
  }

  /// The values that are numbers.
  package var numbers: [KnownNumber] {
    values.compactMap { value in
      guard case .number(let number) = value.value else { return nil }
      return .init(
        key: value.key, value: number, slug: value.page.replacing(/\.html$/, with: ""))
    }
  }

  private static func normal(_ key: String) -> String { key.filter { !$0.isWhitespace } }
}
