import Book
import Markup
import Tables

/// Figures and tables.
extension HTMLWriter {
  mutating func write(_ figure: PageFigure) {
    let files = "figures/\(figure.id.urlPath)"
    let id = anchor(figure.id)
    text += "<figure id=\"\(id)\">\n<div class=\"drawing\" tabindex=\"0\""
    text += " role=\"region\" aria-label=\"Figure \(figure.number)\">"
    text += svgs[figure.id] ?? "<img src=\"\(files).svg\" alt=\"\(figure.alt.html)\">"
    text += "</div>\n"
    if !figure.frames.isEmpty {
      // Without the script the figure says all; with it, its frames move.
      text += "<div class=\"cine\" data-frames=\"\(figure.frames.count)\" hidden>"
      text += "<img src=\"\(files)-frame-0.svg\" alt=\"The frames above, moving\">"
      text += "<button type=\"button\">Pause</button></div>\n"
    }
    text += "<figcaption><strong>Figure \(figure.number).</strong> "
    write(figure.caption)
    permalink(id, "figure \(figure.number)")
    text += "</figcaption>\n<p class=\"files\">Source table: "
    download("\(files).tsv", of: "figure \(figure.number)")
    text += ". Figure:"
    for format in ["svg", "png", "pdf"] {
      text += " "
      download("\(files).\(format)", of: "figure \(figure.number)")
    }
    text += "</p>\n"
    write(figure.provenance, "figure \(figure.number)", id: id)
    text += "</figure>\n"
  }

  /// Wider tables are printed smaller.
  private static var mostColumnsOnPaper: Int { 12 }

  mutating func write(_ table: PageTable) {
    let id = anchor(table.id)
    text += "<figure class=\"table\" id=\"\(id)\">\n<figcaption id=\"\(id):caption\">"
    text += "<strong>Table \(table.number).</strong> "
    write(table.caption)
    permalink(id, "table \(table.number)")
    text += "</figcaption>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\""
    text += " aria-labelledby=\"\(id):caption\">"
    let isWide = table.table.columns.count > Self.mostColumnsOnPaper
    text += "<table class=\"sortable\(isWide ? " wide" : "")\""
    text += " aria-labelledby=\"\(id):caption\">\n"
    head(of: table.table)
    body(of: table, rows: 0..<table.shownRows)
    text += "</table></div>\n<p class=\"files\">"
    let files = "tables/\(table.file.urlPath)"
    if table.shownRows < table.table.rowCount {
      text += "The first \(table.shownRows) of \(table.table.rowCount) rows; all are in the files. "
    }
    text += "Whole table: "
    download("\(files).tsv", of: "table \(table.number)")
    text += " "
    download("\(files).csv", of: "table \(table.number)")
    text += "</p>\n"
    write(table.provenance, "table \(table.number)", id: id)
    text += "</figure>\n"
  }

  /// The rows that the text cites and the page does not show.
  mutating func writeCitedRows(of table: PageTable) {
    let rows = book.rows(of: table).cited
    guard !rows.isEmpty else { return }
    let id = "\(anchor(table.id)):cited"
    let name = "Rows of \(table.file) that the text cites"
    text += "<details class=\"cited\"><summary id=\"\(id)\">\(name.html)</summary>\n"
    text += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(id)\">"
    text += "<table aria-labelledby=\"\(id)\">\n"
    head(of: table.table)
    body(of: table, rows: rows)
    text += "</table></div>\n<p class=\"files\">Whole table: "
    let files = "tables/\(table.file.urlPath)"
    download("\(files).tsv", of: table.file)
    text += " "
    download("\(files).csv", of: table.file)
    text += "</p></details>\n"
  }

  /// A table that the author wrote; the first cell of a row names it.
  mutating func table(
    _ header: [[PageInline]], _ alignments: [Block.Alignment], _ rows: [[[PageInline]]]
  ) {
    let styles = alignments.map { $0 == .none ? "" : " class=\"\($0.rawValue)\"" }
    func style(_ column: Int) -> String { styles.indices.contains(column) ? styles[column] : "" }
    // A heading with a link cannot be a button.
    let isSortable = rows.count > 1 && header.allSatisfy { $0.allSatisfy(\.isText) }
    text += "<div class=\"scroll\" role=\"region\" tabindex=\"0\""
    text += " aria-label=\"\(tableName(header).html)\">"
    text += "<table\(isSortable ? " class=\"sortable\"" : "")>\n<thead><tr>"
    for (column, cell) in header.enumerated() {
      text += "<th scope=\"col\"\(style(column))>"
      write(cell)
      text += "</th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for row in rows {
      text += "<tr>"
      for (column, cell) in row.enumerated() {
        text += column == 0 ? "<th scope=\"row\"\(style(column))>" : "<td\(style(column))>"
        write(cell)
        text += column == 0 ? "</th>" : "</td>"
      }
      text += "</tr>\n"
    }
    text += "</tbody>\n</table></div>\n"
  }

  /// Without a caption, its columns tell it from the others of the page, and a number from those with the same columns.
  private mutating func tableName(_ header: [[PageInline]]) -> String {
    let columns = header.map(\.plainText).filter { !$0.isEmpty }.joined(separator: ", ")
    let count = (tableNames[columns] ?? 0) + 1
    tableNames[columns] = count
    let place = single ? " of chapter \(chapter.number)" : ""
    return "Table\(place)\(count > 1 ? " (\(count))" : ""): \(columns)"
  }

  /// Named after what it belongs to, for those who hear the links of a page one by one.
  private mutating func download(_ file: String, of name: String) {
    let format = file.split(separator: ".").last.map { $0.uppercased() } ?? ""
    text += "<a href=\"\(file)\" download aria-label=\"\(format) of \(name)\">\(format)</a>"
  }

  private mutating func permalink(_ id: String, _ name: String) {
    text += " <a class=\"permalink\" href=\"#\(id)\" aria-label=\"Link to \(name)\">#</a>"
  }

  private mutating func head(of table: Table) {
    text += "<thead><tr>"
    for column in table.columns {
      text += column.isNumeric ? "<th scope=\"col\" class=\"right\">" : "<th scope=\"col\">"
      // Narrow columns break their titles, but no number from its sign.
      text += (column.title ?? column.name).keepingPerCent.html
      if let unit = column.unit { text += " <span class=\"unit\">(\(unit.html))</span>" }
      text += "</th>"
    }
    text += "</tr></thead>\n"
  }

  private mutating func body(of table: PageTable, rows: some Sequence<Int>) {
    let columns = table.table.columns.map { CellTexts(column: $0) }
    let classes = table.table.columns.map { $0.isNumeric ? "\" class=\"right\">" : "\">" }
    // The parts of `PageTable.cellID`, made once.
    let id = anchor(table.id)
    let columnIDs = columns.indices.map { "-c\($0 + 1)" }
    text += "<tbody>\n"
    for row in rows {
      let rowID = "-r\(row + 1)"
      text += "<tr>"
      for (index, column) in columns.enumerated() {
        text += index == 0 ? "<th scope=\"row\" id=\"" : "<td id=\""
        text += id
        text += rowID
        text += columnIDs[index]
        text += classes[index]
        text += column.html(row)
        text += index == 0 ? "</th>" : "</td>"
      }
      text += "</tr>\n"
    }
    text += "</tbody>\n"
  }

  /// What was written before is linked to: what is made of the same steps shares its provenance.
  private mutating func write(_ provenance: Provenance, _ name: String, id: String) {
    if let before = provenances[provenance] {
      text += "<p class=\"provenance\"><a href=\"#\(before)\">Where \(name) comes from</a></p>\n"
      return
    }
    let place = "\(id):origin"
    provenances[provenance] = place
    text += "<details class=\"provenance\"><summary>Where \(name) comes from</summary>\n"
    text += "<p id=\"\(place)\">Directive <code>\(provenance.directive.html)</code>."
    if !provenance.steps.isEmpty {
      text += " Steps, with the checksums of all that they depend on and of their code:</p><ul>\n"
      for step in provenance.steps {
        text += "<li><code>\(step.name.html)</code> <code title=\"\(step.key.html)\">"
        text += "\(step.key.prefix(12).html)</code>, code <code title=\"\(step.code.html)\">"
        text += "\(step.code.prefix(12).html)</code>, seed \(step.seed)</li>\n"
      }
      text += "</ul>"
    } else {
      text += "</p>"
    }
    if !provenance.inputs.isEmpty {
      text += "<p>Files read:</p><ul>\n"
      for input in provenance.inputs {
        text += "<li>\(input.file.html) <code title=\"\(input.sha256.html)\">"
        text += "sha256 \(input.sha256.prefix(12).html)</code></li>\n"
      }
      text += "</ul>"
    }
    text += "</details>\n"
  }
}

extension Column {
  fileprivate var isNumeric: Bool {
    if case .numbers = values { true } else { false }
  }
}

extension PageInline {
  /// No link, no number that is one.
  fileprivate var isText: Bool {
    switch self {
    case .text, .code, .softBreak, .lineBreak: true
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
      inner.allSatisfy(\.isText)
    case .checkbox, .link, .reference, .citation, .footnote, .value, .problem: false
    }
  }
}
