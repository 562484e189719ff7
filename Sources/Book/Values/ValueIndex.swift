import Engine
import Markup
import Tables

/// Every number that the book can cite, by address.
package struct ValueIndex: Sendable {
  package struct Entry: Sendable {
    package var content: TableContent
    package var slug: String
    /// The anchor of the table, `tab-LABEL`; the directive's own where the table is not shown.
    package var anchor: String
    package var provenance: Provenance
    /// See ``BuiltContent``.
    package var rowEnds: [String: [String]] = [:]
    /// Changes whenever the table may; nil where unknown.
    package var key: Digest?
    /// The anchor of the table in the pages, under which at least its cited rows stand; nil for
    /// none.
    package var id: String?

    package init(
      content: TableContent, slug: String, anchor: String, provenance: Provenance,
      rowEnds: [String: [String]] = [:], key: Digest? = nil, id: String? = nil
    ) {
      self.content = content
      self.slug = slug
      self.anchor = anchor
      self.provenance = provenance
      self.rowEnds = rowEnds
      self.key = key
      self.id = id
    }
  }

  package struct Single: Sendable {
    package var value: NamedValue
    package var slug: String
    package var anchor: String
    package var provenance: Provenance
  }

  package init() {}

  /// By `LABEL` or `LABEL.part`.
  private(set) var tables: [String: Entry] = [:]
  /// By `LABEL.name`.
  private(set) var singles: [String: Single] = [:]
  /// Labels whose directive could not be built, with the reason.
  private(set) var missing: [String: String] = [:]

  /// By label: what the block lacks because it failed, with the reason.
  private(set) var failures: [String: [String: String]] = [:]

  package mutating func add(_ entry: Entry, path: String) { tables[path] = entry }
  mutating func add(_ single: Single, path: String) { singles[path] = single }
  mutating func add(missing label: String, reason: String) { missing[label] = reason }
  mutating func add(failures names: [String: String], of label: String) {
    failures[label, default: [:]].merge(names) { first, _ in first }
  }

  /// One cell or single value, found.
  package struct Found: Sendable {
    package var value: NamedValue.Value
    package var unit: String?
    package var decimals: Int?
    package var slug: String
    package var anchor: String
    package var provenance: Provenance
    /// The table's id and the row; nil for what is in none.
    package var cell: (table: String, row: Int)?
  }

  package func find(_ key: ValueKey, column: String? = nil) throws(ValueError) -> Found {
    try refuseMissing(key)
    guard let row = key.row else { return try single(key) }
    guard let entry = tables[key.path] else {
      throw unknown(key.path, among: tables.keys.sorted(), "table")
    }
    let table = entry.content.table
    guard let name = column ?? key.column else {
      throw ValueError(
        "`\(key)` names no column",
        suggestion: "the columns are \(table.columnNames.joined(separator: ", "))")
    }
    guard let position = table.columnNames.firstIndex(of: name) else {
      throw noColumn(name, of: table, key)
    }
    let index = try self.row(row, of: entry.content, key: key)
    let column = table.columns[position]
    let shown =
      entry.id != nil
      || entry.content.shown && index < (entry.content.shownRows ?? table.rowCount)
    return Found(
      value: column.value(index), unit: entry.content.unit(index, column),
      decimals: column.decimals, slug: entry.slug,
      anchor: shown
        ? CellID(table: entry.id ?? entry.anchor, row: index, column: position).description
        : entry.anchor,
      provenance: entry.provenance(ofRow: index), cell: entry.id.map { ($0, index) })
  }

  /// The columns that a pair's template can name.
  func columns(_ key: ValueKey) throws(ValueError) -> [String] {
    try refuseMissing(key)
    guard let entry = tables[key.path] else {
      throw unknown(key.path, among: tables.keys.sorted(), "table")
    }
    return entry.content.table.columnNames
  }

  /// Why the directive of the label was not built; nil where it was.
  func reason(_ key: ValueKey) -> String? {
    missing[key.path] ?? missing[key.label]
  }

  /// The reason why a value is missing: it belongs to something that failed, or to a pair with it.
  /// nil where no failure explains it, as where no table of the kind has the column.
  func failure(_ key: ValueKey, template: String? = nil) -> String? {
    let label = key.path.prefix { $0 != "." }
    guard let failures = failures[String(label)] else { return nil }
    let columns = key.column.map { [$0] } ?? template.map(Self.words) ?? []
    if let entry = tables[key.path], !columns.isEmpty, !hasAny(columns, like: entry) { return nil }
    let named =
      key.row?.map { Self.parts(of: $0).wanted } ?? [String(key.path.dropFirst(label.count + 1))]
    func isOf(_ name: String, _ text: String) -> Bool {
      text == name
        || ["-", " − "].contains { text.hasPrefix(name + $0) || text.hasSuffix($0 + name) }
    }
    let found = failures.keys.sorted().first { name in named.contains { isOf(name, $0) } }
    return found.flatMap { failures[$0] }
  }

  /// Whether the table, or that of another block of its kind, has one of the columns. A table
  /// leaves out a column for which everything failed.
  private func hasAny(_ columns: [String], like entry: Entry) -> Bool {
    tables.values.contains { other in
      other.provenance.directive == entry.provenance.directive
        && other.content.part == entry.content.part
        && other.content.table.columnNames.contains(where: columns.contains)
    }
  }

  /// Whether a failure is the reason that a key leads to nothing.
  func isFailed(_ key: ValueKey) -> Bool {
    guard failure(key) != nil else { return false }
    guard let value = try? find(key).value else { return true }
    return value == .text("") || value.isNaN
  }
}

extension ValueIndex.Entry {
  /// The provenance of one row: where its own steps are known, these alone are its ends.
  fileprivate func provenance(ofRow row: Int) -> Provenance {
    guard !rowEnds.isEmpty, let key = content.keys.first,
      let column = content.table.columns.first(where: { $0.name == key }),
      let ends = rowEnds[column.texts()[row]]
    else { return provenance }
    var own = provenance
    own.ends = ends
    return own
  }
}

extension NamedValue.Value {
  fileprivate var isNaN: Bool { if case .number(let number) = self { number.isNaN } else { false } }
}

extension ValueIndex {
  fileprivate func refuseMissing(_ key: ValueKey) throws(ValueError) {
    if let reason = reason(key) { throw ValueError("`\(key)` was not built: \(reason)") }
  }

  /// `column=wanted`, or what is wanted of the key column whose turn it is.
  fileprivate static func parts(of selector: String) -> (column: String?, wanted: String) {
    guard let equals = selector.firstIndex(of: "=") else { return (nil, selector) }
    return (
      String(selector[..<equals]).trimmed,
      String(selector[selector.index(after: equals)...]).trimmed
    )
  }

  fileprivate func single(_ key: ValueKey) throws(ValueError) -> Found {
    guard let single = singles[key.path] else {
      if tables[key.path] != nil {
        throw ValueError(
          "`\(key)` is a table, not a number", suggestion: "name a cell, `\(key)[row].column`")
      }
      throw unknown(key.path, among: singles.keys.sorted(), "value")
    }
    return Found(
      value: single.value.value, unit: single.value.unit, decimals: single.value.decimals,
      slug: single.slug, anchor: single.anchor, provenance: single.provenance)
  }

  fileprivate func row(_ selectors: [String], of content: TableContent, key: ValueKey)
    throws(ValueError) -> Int
  {
    let table = content.table
    var candidates = Array(0..<table.rowCount)
    var unnamed = 0
    for selector in selectors {
      let parts = Self.parts(of: selector)
      let wanted = parts.wanted
      let name: String
      if let column = parts.column {
        name = column
      } else {
        guard unnamed < content.keys.count else {
          throw ValueError(
            "`\(key)` names \(selectors.count) keys; rows are told apart by \(content.keys.joined(separator: ", "))"
          )
        }
        name = content.keys[unnamed]
        unnamed += 1
      }
      guard let column = table.columns.first(where: { $0.name == name }) else {
        throw noColumn(name, of: table, key)
      }
      let texts = column.texts()
      let matching = candidates.filter { texts[$0] == wanted }
      if matching.isEmpty {
        var known: [String] = []
        for text in candidates.map({ texts[$0] }) where !known.contains(text) { known.append(text) }
        throw ValueError(
          "`\(key.path)` has no row with \(name) `\(wanted)`",
          suggestion: Spelling.suggestion(for: wanted, among: known))
      }
      candidates = matching
    }
    guard candidates.count == 1, let row = candidates.first else {
      throw ValueError(
        "`\(key)` matches \(candidates.count) rows",
        suggestion: "rows are told apart by \(content.keys.joined(separator: ", "))")
    }
    return row
  }

  fileprivate func noColumn(_ name: String, of table: Table, _ key: ValueKey) -> ValueError {
    ValueError(
      "`\(key.path)` has no column `\(name)`",
      suggestion: Spelling.suggestion(for: name, among: table.columnNames))
  }

  fileprivate func unknown(_ name: String, among known: [String], _ what: String) -> ValueError {
    ValueError(
      "there is no \(what) `\(name)`", suggestion: Spelling.suggestion(for: name, among: known))
  }
}

extension Column {
  /// The cell as a value; missing is NaN or the empty text.
  func value(_ row: Int) -> NamedValue.Value {
    if case .numbers(let numbers) = values { return .number(numbers[row]) }
    return .text(texts()[row])
  }
}
