import Engine
import Figures
import Tables

/// What a directive puts into the page.
public enum Content: Sendable {
  case figure(FigureContent)
  case table(TableContent)
  /// Single values, cited as `LABEL.name`, and the steps that they are made of (``made(of:)``).
  case values([NamedValue], of: [any Step]? = nil)
  /// A sentence of the directive's own (Markdown inlines, roles allowed).
  case prose(String)
  /// What failed (a run, a value), by the name that citations use, with the reason. Text that cites
  /// it shows “not available”; that is no mistake of the text, since the failure is reported.
  case missing([String: String])

  /// The same content, marked as made of these steps alone; unmarked content comes from all steps
  /// of the block. A mark that is already there stays.
  public func made(of steps: any Step...) -> Content { made(of: steps) }

  /// As ``made(of:)-(Step...)``, for a list of steps.
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
    case .prose, .missing: return self
    }
  }

  /// As ``made(of:)-(Step...)``, for a table whose rows come from different steps: each step with
  /// the first key of its rows. Other content is marked as made of all these steps.
  public func made(ofRows steps: [(key: String, step: any Step)]) -> Content {
    guard case .table(var content) = self, content.steps == nil else {
      return made(of: steps.map(\.step))
    }
    content.rowSteps = Dictionary(grouping: steps, by: \.key).mapValues { $0.map(\.step) }
    return Content.table(content).made(of: steps.map(\.step))
  }

  /// The steps that it is marked as made of; nil stands for all of the block.
  package var steps: [any Step]? {
    switch self {
    case .figure(let content): content.steps
    case .table(let content): content.steps
    case .values(_, let steps): steps
    case .prose, .missing: nil
    }
  }
}

/// A figure with the numbers that it draws.
public struct FigureContent: Sendable {
  /// nil for the main figure (`fig-LABEL`), else `fig-LABEL-part`.
  public var part: String?
  public var figure: Figure
  /// Every number drawn, to download as TSV.
  public var source: Table
  /// Markdown with roles; the author's caption takes its place.
  public var caption: String
  /// The alternative text: what is seen. The author's takes its place.
  public var alt: String
  /// The frames of an animation; print shows the figure alone.
  public var frames: [Figure] = []
  /// See ``Content/made(of:)``.
  var steps: [any Step]?

  public init(part: String? = nil, _ figure: Figure, source: Table, caption: String, alt: String) {
    self.part = part
    self.figure = figure
    self.source = source
    self.caption = caption
    self.alt = alt
  }
}

/// A generated table, its cells citable.
public struct TableContent: Sendable {
  /// nil for the main table (`tab-LABEL`, cells `LABEL[row].column`), else `tab-LABEL-part`,
  /// `LABEL.part[row].column`.
  public var part: String?
  public var table: Table
  /// The columns that tell rows apart, in the order in which citations name them:
  /// `LABEL[TL2, LV].mean`.
  public var keys: [String]
  public var caption: String
  /// Rows shown in the page; the rest is in the download. nil for all.
  public var shownRows: Int?
  /// False for a table that is written to `output/tables` and can be cited, but is not shown in the
  /// page.
  public var shown: Bool
  /// The units of columns without one of their own.
  public var units: RowUnits?
  /// See ``Content/made(of:)``.
  var steps: [any Step]?
  /// By the first key; see ``Content/made(ofRows:)``.
  package var rowSteps: [String: [any Step]] = [:]

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
  public enum Value: Sendable, Hashable { case number(Double), text(String) }
  public var name: String
  public var value: Value
  public var unit: String?
  public var decimals: Int?

  public init(_ name: String, _ number: Double, unit: String? = nil, decimals: Int? = nil) {
    self.init(name, .number(number), unit: unit, decimals: decimals)
  }

  public init(_ name: String, _ value: Value, unit: String? = nil, decimals: Int? = nil) {
    self.name = name
    self.value = value
    self.unit = unit
    self.decimals = decimals
  }
}
