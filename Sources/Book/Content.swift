import Engine
import Figures
import Tables

/// What a directive puts into the page.
public enum Content: Sendable {
  case figure(FigureContent)
  case table(TableContent)
  /// Single values, cited as `LABEL.name`, and the steps that they are made of (``made(of:)``).
  case values([NamedValue], of: [any Step]? = nil)
  /// A sentence by the directive (Markdown inlines, roles allowed).
  case prose(String)
  /// A sentence about the data that its author has to know, such as who is left out. It stands in
  /// the page, and the build repeats it as a warning.
  case remark(String)
  /// What failed (a run, a value), by the name used in citations, with the reason. Text that cites
  /// it shows a dash. This is no mistake of the text, since the failure is reported.
  case missing([String: String])

  /// The same content, marked as made of these steps alone. Content without a mark comes from all
  /// steps of the block. An existing mark is kept.
  public func made(of steps: any Step...) -> Content { made(of: steps) }

  /// Like ``made(of:)-(Step...)``, for a list of steps.
  public func made(of steps: [any Step]) -> Content {
    guard self.steps == nil else { return self }
    switch self {
    case .figure(var content):
      content.steps = steps
      return .figure(content)
    case .table(var content):
      content.steps = steps
      return .table(content)
    case .values(let named, _): return .values(named, of: steps)
    case .prose, .remark, .missing: return self
    }
  }

  /// Like ``made(of:)-(Step...)``, for a table whose rows come from different steps: each step is
  /// given with the first key of its rows. Other content is marked as made of all these steps.
  public func made(ofRows steps: [(key: String, step: any Step)]) -> Content {
    guard case .table(var content) = self, content.steps == nil else {
      return made(of: steps.map(\.step))
    }
    content.rowSteps = Dictionary(grouping: steps, by: \.key).mapValues { $0.map(\.step) }
    return Content.table(content).made(of: steps.map(\.step))
  }

  /// The steps that the content is marked with; nil stands for all steps of the block.
  package var steps: [any Step]? {
    switch self {
    case .figure(let content): content.steps
    case .table(let content): content.steps
    case .values(_, let steps): steps
    case .prose, .remark, .missing: nil
    }
  }
}

/// A figure together with the numbers it shows.
public struct FigureContent: Sendable {
  /// nil for the main figure (`fig-LABEL`); otherwise the figure is `fig-LABEL-part`.
  public var part: String?
  /// The drawing.
  public var figure: Figure
  /// Every number in the figure, for download as TSV; without columns for a picture of elsewhere.
  public var source: Table
  /// The caption in Markdown with roles. A caption by the author replaces it.
  public var caption: String
  /// The alternative text, which says what can be seen. A text by the author replaces it.
  public var alt: String
  /// The frames of an animation. Print shows only the figure itself.
  public var frames: [Figure] = []
  /// Whether its panels are called a, b, c: `[](#fig-dose-b)` then refers to the second one.
  public var hasLetters = false
  /// See ``Content/made(of:)``.
  var steps: [any Step]?

  /// `part` is nil for the main figure, `source` holds the numbers for download.
  public init(part: String? = nil, _ figure: Figure, source: Table, caption: String, alt: String) {
    self.part = part
    self.figure = figure
    self.source = source
    self.caption = caption
    self.alt = alt
  }
}

/// A generated table whose cells can be cited.
public struct TableContent: Sendable {
  /// nil for the main table (`tab-LABEL`, cells `LABEL[row].column`); otherwise the table is
  /// `tab-LABEL-part` with cells `LABEL.part[row].column`.
  public var part: String?
  /// The columns and rows.
  public var table: Table
  /// The columns that identify a row, in the order in which citations name them: `LABEL[TL2,
  /// LV].mean`.
  public var keys: [String]
  /// The caption in Markdown with roles. A caption by the author replaces it.
  public var caption: String
  /// The number of rows shown in the page; nil for all. The download has the others.
  public var shownRows: Int?
  /// False for a table that is written to `output/tables` and can be cited, but is not shown in the
  /// page.
  public var shown: Bool
  /// Units by row, for columns without a unit of their own.
  public var units: RowUnits?
  /// The number of rows before some were left out, because the table was carried over; nil if it is
  /// whole.
  package var rowsBefore: Int?
  /// See ``Content/made(of:)``.
  var steps: [any Step]?
  /// Steps of the rows, by the first key; see ``Content/made(ofRows:)``.
  package var rowSteps: [String: [any Step]] = [:]

  /// `keys`: names of the columns that identify a row; `part`: nil for the main table.
  public init(
    part: String? = nil, _ table: Table, keys: [String], caption: String, shownRows: Int? = nil,
    shown: Bool = true, units: RowUnits? = nil
  ) {
    self.part = part
    self.table = table
    self.keys = keys
    self.caption = caption
    self.shownRows = shownRows
    self.shown = shown
    self.units = units
  }

  /// The unit of one cell.
  func unit(_ row: Int, _ column: Column) -> String? {
    column.unit ?? units?.unit(row: row, column: column.name)
  }
}

/// A number or text with a name.
public struct NamedValue: Sendable, Hashable {
  /// A number, or a text such as a name or a date.
  public enum Value: Sendable, Hashable { case number(Double), text(String) }
  /// The name used in citations: `count` in `LABEL.count`.
  public var name: String
  /// The number or text.
  public var value: Value
  /// The unit shown after the number; nil for none.
  public var unit: String?
  /// The decimals shown in pages; nil for every digit.
  public var decimals: Int?

  /// A named number.
  public init(_ name: String, _ number: Double, unit: String? = nil, decimals: Int? = nil) {
    self.init(name, .number(number), unit: unit, decimals: decimals)
  }

  /// A named number or text.
  public init(_ name: String, _ value: Value, unit: String? = nil, decimals: Int? = nil) {
    self.name = name
    self.value = value
    self.unit = unit
    self.decimals = decimals
  }
}
