import Book
import Markup
import Tables

/// Figures and tables.
extension ChapterHTML {
  mutating func html(_ figure: PageFigure) -> [HTML] {
    let files = "figures/\(figure.id)"
    let id = anchor(figure.id)
    let name = "figure \(figure.numeral)"
    let drawing =
      svgs[figure.id].map(HTML.made)
      ?? .element("img", [.src(.file("\(files).svg")), .init("alt", figure.alt)], [])
    var content: [HTML] = [
      "\n",
      .element(
        "div",
        [
          .class("drawing"), .init("tabindex", "0"), .role("region"),
          .label("Figure \(figure.numeral)"),
        ],
        [drawing]), "\n",
    ]
    if !figure.frames.isEmpty { content += [cine(figure, files), "\n"] }
    let caption =
      [.element("strong", [], ["Figure \(figure.numeral)."]), " "] + html(figure.caption)
      + [" ", Self.permalink(id, name)]
    var downloads: [HTML] =
      figure.source.rowCount > 0
      ? ["Source table: ", Self.download("\(files).tsv", of: name), ". Figure:"] : ["Figure:"]
    for format in ["svg", "png", "pdf"] {
      downloads += [" ", Self.download("\(files).\(format)", of: name)]
    }
    content += [
      .element("figcaption", [], caption), "\n", .element("p", [.class("files")], downloads), "\n",
    ]
    content += origin(figure.provenance, name, id: id)
    return [.element("figure", [.id(id)], content), "\n"]
  }

  /// The frames of a figure. Without the script they are all visible; with it they play.
  private func cine(_ figure: PageFigure, _ files: String) -> HTML {
    .element(
      "div",
      [.class("cine"), .init("data-frames", "\(figure.frames.count)"), .flag("hidden")],
      [
        .element(
          "img", [.src(.file("\(files)-frame-0.svg")), .init("alt", "The frames above, moving")], []
        ),
        .element("button", [.init("type", "button")], ["Pause"]),
      ])
  }

  /// Tables with more columns are printed smaller.
  private static var mostColumnsOnPaper: Int { 12 }

  mutating func html(_ table: PageTable) -> [HTML] {
    let id = anchor(table.id)
    let name = "table \(table.numeral)"
    let isWide = table.table.columns.count > Self.mostColumnsOnPaper
    let caption =
      [.element("strong", [], ["Table \(table.numeral)."]), " "] + html(table.caption)
      + [" ", Self.permalink(id, name)]
    let named = HTMLAttribute("aria-labelledby", "\(id):caption")
    let content = Self.scrolled(
      [.role("region"), .init("tabindex", "0"), named],
      .element(
        "table", [.class(isWide ? "sortable wide" : "sortable"), named],
        ["\n"] + head(of: table.table) + body(of: table, rows: 0..<table.shownRows)))
    let (shown, all) = (table.shownRows, table.table.rowCount)
    var rows: [HTML] = []
    if let before = table.rowsBefore {
      rows = [
        "\(shown) of \(before) rows; \(all == shown ? "the others" : "most") were not carried over. "
      ]
    } else if shown < all {
      rows = ["The first \(shown) of \(all) rows; all are in the files. "]
    }
    return [
      .element(
        "figure", [.class("table"), .id(id)],
        [
          "\n", .element("figcaption", [.id("\(id):caption")], caption), "\n", content, "\n",
          .element("p", [.class("files")], rows + Self.downloads(of: table, name)), "\n",
        ] + origin(table.provenance, name, id: id)), "\n",
    ]
  }

  /// The rows that the text cites and the page does not show.
  func citedRows(of table: PageTable) -> [HTML] {
    let rows = book.rows(of: table).cited
    guard !rows.isEmpty else { return [] }
    let id = "\(anchor(table.id)):cited"
    let named = HTMLAttribute("aria-labelledby", id)
    let content = Self.scrolled(
      [.role("region"), .init("tabindex", "0"), named],
      .element("table", [named], ["\n"] + head(of: table.table) + body(of: table, rows: rows)))
    return [
      .element(
        "details", [.class("cited")],
        [
          .element("summary", [.id(id)], ["Rows of \(table.file) that the text cites"]), "\n",
          content, "\n",
          .element("p", [.class("files")], Self.downloads(of: table, table.file)),
        ]), "\n",
    ]
  }

  private static func scrolled(_ attributes: [HTMLAttribute], _ table: HTML) -> HTML {
    .element("div", [.class("scroll")] + attributes, [table])
  }

  /// A table that the author wrote. The first cell of a row is its heading.
  mutating func table(
    _ header: [[PageInline]], _ alignments: [Block.Alignment], _ rows: [[[PageInline]]]
  ) -> [HTML] {
    func style(_ column: Int) -> [HTMLAttribute] {
      guard alignments.indices.contains(column), alignments[column] != .none else { return [] }
      return [.class(alignments[column].rawValue)]
    }
    // A heading that contains a link cannot be a button.
    let isSortable = rows.count > 1 && header.allSatisfy { $0.allSatisfy(\.isText) }
    let label = HTMLAttribute.label(tableName(header))
    var titles: [HTML] = []
    for (column, cell) in header.enumerated() {
      titles.append(.element("th", [.init("scope", "col")] + style(column), html(cell)))
    }
    var lines: [HTML] = ["\n"]
    for row in rows {
      var cells: [HTML] = []
      for (column, cell) in row.enumerated() {
        let scope: [HTMLAttribute] = column == 0 ? [.init("scope", "row")] : []
        cells.append(.element(column == 0 ? "th" : "td", scope + style(column), html(cell)))
      }
      lines += [.element("tr", [], cells), "\n"]
    }
    let content: [HTML] = [
      "\n", .element("thead", [], [.element("tr", [], titles)]), "\n",
      .element("tbody", [], lines), "\n",
    ]
    return [
      Self.scrolled(
        [.role("region"), .init("tabindex", "0"), label],
        .element("table", isSortable ? [.class("sortable")] : [], content)), "\n",
    ]
  }

  /// The accessible name of a table without a caption: its columns, with a number if several tables
  /// have the same ones.
  private mutating func tableName(_ header: [[PageInline]]) -> String {
    let columns = header.map(\.plainText).filter { !$0.isEmpty }.joined(separator: ", ")
    let count = (tableNames[columns] ?? 0) + 1
    tableNames[columns] = count
    let place = single ? " of chapter \(chapter.number)" : ""
    return "Table\(place)\(count > 1 ? " (\(count))" : ""): \(columns)"
  }

  /// A table that the author wrote, below its caption.
  mutating func captioned(_ caption: PageCaption, _ table: [HTML]) -> [HTML] {
    let id = anchor(caption.id)
    let text: [HTML] =
      [.element("strong", [], ["Table \(caption.numeral)."]), " "] + html(caption.text)
      + [" ", Self.permalink(id, "table \(caption.numeral)")]
    return [
      .element(
        "figure", [.class("table"), .id(id)],
        ["\n", .element("figcaption", [], text), "\n"] + table), "\n",
    ]
  }

  private static func downloads(of table: PageTable, _ name: String) -> [HTML] {
    let files = "tables/\(table.file)"
    return [
      table.rowsBefore == nil ? "Whole table: " : "These rows: ",
      download("\(files).tsv", of: name), " ", download("\(files).csv", of: name),
    ]
  }

  /// A link to a file. Its accessible name tells what it belongs to.
  private static func download(_ file: String, of name: String) -> HTML {
    let format = file.split(separator: ".").last.map { $0.uppercased() } ?? ""
    return .element(
      "a", [.href(.file(file)), .flag("download"), .label("\(format) of \(name)")],
      [.text(format)])
  }

  private func head(of table: Table) -> [HTML] {
    let titles = table.columns.map { column -> HTML in
      let style: [HTMLAttribute] = column.isNumeric ? [.class("right")] : []
      // Narrow columns break their titles, but never between a number and its sign.
      var content: [HTML] = [.text((column.title ?? column.name).keepingPerCent)]
      if let unit = column.unit {
        content += [" ", .element("span", [.class("unit")], ["(\(unit))"])]
      }
      return .element("th", [.init("scope", "col")] + style, content)
    }
    return [.element("thead", [], [.element("tr", [], titles)]), "\n"]
  }

  private func body(of table: PageTable, rows: some Sequence<Int>) -> [HTML] {
    let columns = table.table.columns.map {
      (texts: CellTexts(column: $0), isNumeric: $0.isNumeric)
    }
    var cell = CellID(table: anchor(table.id), row: 0, column: 0)
    var lines: [HTML] = ["\n"]
    for row in rows {
      cell.row = row
      var cells: [HTML] = []
      cells.reserveCapacity(columns.count)
      for (index, column) in columns.enumerated() {
        cell.column = index
        var attributes: [HTMLAttribute] = index == 0 ? [.init("scope", "row")] : []
        attributes.append(.id(cell.description))
        if column.isNumeric { attributes.append(.class("right")) }
        cells.append(
          .element(index == 0 ? "th" : "td", attributes, [.text(column.texts.shown(row))]))
      }
      lines += [.element("tr", [], cells), "\n"]
    }
    return [.element("tbody", [], lines), "\n"]
  }

  /// The provenance, or a link to the same provenance further up the page.
  private mutating func origin(_ provenance: Provenance, _ name: String, id: String) -> [HTML] {
    let title = "Where \(name) comes from" + (provenance.carried == nil ? "" : " (carried over)")
    if let before = provenances[provenance] {
      let link = HTML.element("a", [.href(.anchor(before))], [.text(title)])
      return [.element("p", [.class("provenance")], [link]), "\n"]
    }
    let place = "\(id):origin"
    provenances[provenance] = place
    var sentence: [HTML] = []
    if let carried = provenance.carried {
      let with = carried.with.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      sentence.append(
        "Carried over: computed on another machine with \(with.joined(separator: ", ")). ")
    }
    sentence += [
      "Directive ", .element("code", [], [.text(provenance.directive)]), ".",
    ]
    if !provenance.steps.isEmpty {
      sentence.append(" Steps, with the checksums of all that they depend on and of their code:")
    }
    var content: [HTML] = [
      .element("summary", [], [.text(title)]), "\n",
      .element("p", [.id(place)], sentence),
    ]
    if !provenance.steps.isEmpty {
      let items = provenance.steps.flatMap { step -> [HTML] in
        [.element("li", [], Self.line(of: step)), "\n"]
      }
      content.append(.element("ul", [], ["\n"] + items))
    }
    if !provenance.inputs.isEmpty {
      let items = provenance.inputs.flatMap { input -> [HTML] in
        let digest = Self.digest(input.sha256, "sha256 ")
        return [.element("li", [], ["\(input.file) ", digest]), "\n"]
      }
      content += [.element("p", [], ["Files read:"]), .element("ul", [], ["\n"] + items)]
    }
    return [.element("details", [.class("provenance")], content), "\n"]
  }

  private static func line(of step: Provenance.StepRecord) -> [HTML] {
    [
      .element("code", [], [.text(step.name)]), " ", digest(step.key), ", code ",
      digest(step.code), ", seed \(step.seed)",
    ]
  }

  /// The first digits of a checksum, with the rest on hover.
  private static func digest(_ hex: String, _ prefix: String = "") -> HTML {
    .element("code", [.title(hex)], ["\(prefix)\(hex.prefix(12))"])
  }
}

extension Column {
  fileprivate var isNumeric: Bool {
    if case .numbers = values { true } else { false }
  }
}

extension PageInline {
  /// Whether it contains neither a link nor a number that becomes one.
  fileprivate var isText: Bool {
    switch self {
    case .text, .raised, .lowered, .formula, .code, .softBreak, .lineBreak: true
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
      inner.allSatisfy(\.isText)
    case .checkbox, .link, .reference, .citation, .footnote, .value, .problem: false
    }
  }
}
