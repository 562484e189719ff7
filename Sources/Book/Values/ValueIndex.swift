import Engine
import Markup
import Tables

/// Every number that the book can cite, by address.
package struct ValueIndex: Sendable {
  /// A generated table whose cells can be cited.
  package struct Entry: Sendable {
    /// The table with its keys and units.
    package var content: TableContent
    /// The page, without `.html`.
    package var slug: String
    /// The table's anchor, `tab-LABEL`, or the directive's if the table is not shown.
    package var anchor: String
    /// The steps and files that the table comes from.
    package var provenance: Provenance
    /// See ``BuiltContent``.
    package var rowEnds: [String: [String]] = [:]
    /// Changes whenever the table may change; nil if unknown.
    package var key: Digest?
    /// The anchor under which the page has at least the cited rows; nil for none.
    package var id: String?

    /// `slug`: the page, without `.html`; `anchor`: where citations lead.
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

  /// A single value, `LABEL.name`.
  package struct Single: Sendable {
    /// The number or text with its unit.
    package var value: NamedValue
    /// The page, without `.html`.
    package var slug: String
    /// The directive's anchor.
    package var anchor: String
    /// The steps and files that it comes from.
    package var provenance: Provenance
  }

  /// An empty index.
  package init() {}

  /// Tables by `LABEL` or `LABEL.part`.
  private(set) var tables: [String: Entry] = [:]
  /// Single values by `LABEL.name`.
  private(set) var singles: [String: Single] = [:]
  /// Labels of directives that could not be built, with the reason.
  private(set) var missing: [String: String] = [:]
  /// Labels among them whose data are not here.
  private(set) var lacking: Set<String> = []

  /// Parts of blocks that failed, by label and name, with the reason.
  private(set) var failures: [String: [String: String]] = [:]

  /// Adds a table under its path, `LABEL` or `LABEL.part`.
  package mutating func add(_ entry: Entry, path: String) { tables[path] = entry }
  mutating func add(_ single: Single, path: String) { singles[path] = single }
  mutating func add(missing label: String, _ failure: StepFailure) {
    missing[label] = failure.sentence
    if failure.reason == .dataMissing { lacking.insert(label) }
  }
  mutating func add(failures names: [String: String], of label: String) {
    failures[label, default: [:]].merge(names) { first, _ in first }
  }

  /// A cell or single value that was looked up.
  package struct Found: Sendable {
    /// The number or text.
    package var value: NamedValue.Value
    /// The unit; nil for none.
    package var unit: String?
    /// The decimals to show; nil for every digit.
    package var decimals: Int?
    /// The page, without `.html`.
    package var slug: String
    /// The anchor that a citation links to.
    package var anchor: String
    /// The steps and files that it comes from.
    package var provenance: Provenance
    /// The anchor and row of the table; nil for a single value.
    package var cell: (table: String, row: Int)?
  }

  /// Looks up a value. `column` is used if the key names none. Throws a sentence with a suggestion.
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

  /// The title of a cell's column and what tells its row apart, as a reader says it: `Mean: TR, LV,
  /// test`; nil if the key names no cell.
  func words(_ key: ValueKey) -> String? {
    guard let entry = tables[key.path], let column = key.column, let row = key.row,
      let found = entry.content.table.columns.first(where: { $0.name == column })
    else { return nil }
    let names = row.map { Self.parts(of: $0).wanted }.joined(separator: ", ")
    return "\(found.title ?? found.name): \(names)"
  }

  /// The columns that the template of a pair can name.
  func columns(_ key: ValueKey) throws(ValueError) -> [String] {
    try refuseMissing(key)
    guard let entry = tables[key.path] else {
      throw unknown(key.path, among: tables.keys.sorted(), "table")
    }
    return entry.content.table.columnNames
  }

  /// Whether the label's directive was not built because its data are not here.
  func lacksData(_ key: ValueKey) -> Bool { lacking.contains(key.label) }

  /// Why the label's directive was not built; nil if it was.
  func reason(_ key: ValueKey) -> String? {
    missing[key.path] ?? missing[key.label]
  }

  /// Why a value is missing: it, or the pair that it belongs to, failed. nil if no failure explains
  /// it, for example if no table of this kind has the column.
  func failure(_ key: ValueKey, template: String? = nil) -> String? {
    let label = key.path.prefix { $0 != "." }
    if tables[key.path]?.content.rowsBefore != nil { return "its row was not carried over" }
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

  /// Whether the table, or that of another block of its kind, has one of the columns. A table omits
  /// a column for which everything failed.
  private func hasAny(_ columns: [String], like entry: Entry) -> Bool {
    tables.values.contains { other in
      other.provenance.directive == entry.provenance.directive
        && other.content.part == entry.content.part
        && other.content.table.columnNames.contains(where: columns.contains)
    }
  }

  /// Whether a failure explains why nothing has this key.
  func isFailed(_ key: ValueKey) -> Bool {
    guard failure(key) != nil else { return false }
    guard let value = try? find(key).value else { return true }
    return value == .text("") || value.isNaN
  }
}

extension ValueIndex.Entry {
  /// The provenance of one row. If its own steps are known, only these are its ends.
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

  /// Splits `column=wanted`. Without a column, the value belongs to the next key column.
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
  /// The cell's value; a missing one is NaN or the empty text.
  func value(_ row: Int) -> NamedValue.Value {
    if case .numbers(let numbers) = values { return .number(numbers[row]) }
    return .text(texts()[row])
  }
}
