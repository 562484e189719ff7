import Figures
import Tables

/// A piece of a block's content as a frozen result keeps it. One of the properties is set.
package struct FrozenContent: Codable {
  struct Drawing: Codable {
    var part: String?
    var figure: Figure
    var frames: [Figure]
    var source: FrozenTable
    var caption, alt: String
    /// Set if its panels are called a, b, c.
    var hasLetters: Bool?
  }

  struct Listing: Codable {
    var part: String?
    var table: FrozenTable
    var keys: [String]
    var caption: String
    var shownRows: Int?
    var isShown: Bool
    /// Units by row, and the columns that they apply to.
    var units, unitColumns: [String]?
  }

  struct Value: Codable {
    var name: String
    var number: Double?
    var text, unit: String?
    var decimals: Int?
  }

  var figure: Drawing?
  var table: Listing?
  var values: [Value]?
  var prose, remark: String?
  var missing: [String: String]?

  /// Keeps what `selection` allows.
  init(_ content: Content, _ selection: FrozenSelection) {
    switch content {
    case .figure(let content):
      figure = Drawing(
        part: content.part, figure: selection.drawn(content.figure),
        frames: content.frames.map(selection.drawn),
        source: FrozenTable(content.source, keeping: selection.rows(ofSource: content.source)),
        caption: content.caption, alt: content.alt,
        hasLetters: content.hasLetters ? true : nil)
    case .table(let content):
      let rows = selection.rows(of: content)
      table = Listing(
        part: content.part, table: FrozenTable(content.table, keeping: rows), keys: content.keys,
        caption: content.caption, shownRows: content.shownRows, isShown: content.shown,
        units: content.units.map { units in
          rows.map { $0.map { units.units.indices.contains($0) ? units.units[$0] : "" } }
            ?? units.units
        }, unitColumns: content.units.map { $0.columns.sorted() })
    case .values(let named, _):
      values = named.map { named in
        var value = Value(name: named.name, unit: named.unit, decimals: named.decimals)
        switch named.value {
        case .number(let number): value.number = number.isNaN ? .nan : number
        case .text(let text): value.text = text
        }
        return value
      }
    case .prose(let text): prose = text
    case .remark(let text): remark = text
    case .missing(let names): missing = names
    }
  }

  /// The content as a directive makes it. Throws if a table's columns do not fit together.
  func content() throws -> Content {
    if let figure {
      var content = FigureContent(
        part: figure.part, figure.figure, source: try figure.source.table(),
        caption: figure.caption, alt: figure.alt)
      content.frames = figure.frames
      content.hasLetters = figure.hasLetters ?? false
      return .figure(content)
    }
    if let table {
      var content = TableContent(
        part: table.part, try table.table.table(), keys: table.keys, caption: table.caption,
        shownRows: table.shownRows, shown: table.isShown)
      content.rowsBefore = table.table.rowsBefore
      if let units = table.units, let columns = table.unitColumns {
        content.units = RowUnits(units, of: Set(columns))
      }
      return .table(content)
    }
    if let values {
      return .values(
        values.map { value in
          let content = value.number.map(NamedValue.Value.number) ?? .text(value.text ?? "")
          return NamedValue(value.name, content, unit: value.unit, decimals: value.decimals)
        })
    }
    if let prose { return .prose(prose) }
    if let remark { return .remark(remark) }
    return .missing(missing ?? [:])
  }
}
