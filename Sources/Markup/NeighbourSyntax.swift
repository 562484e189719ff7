/// A mark that pandoc, Quarto, MyST or LaTeX read in text and this parser does not, so that it would
/// be printed as it stands.
struct NeighbourSyntax {
  /// The text that is written so.
  var text: String
  var code: String
  /// What to write instead.
  var suggestion: String

  /// The marks in a line of text that begins and ends where cmark's text does, in their order.
  /// `isStart`: whether the line begins in the source too; `isFirst`: whether it begins a paragraph.
  static func all(in line: Substring, isStart: Bool, isFirst: Bool) -> [NeighbourSyntax] {
    if isStart, let whole = ofLine(line, isFirst: isFirst) { return [whole] }
    var found: [(place: Substring.Index, mark: NeighbourSyntax)] = []
    // Few lines have any of these signs, and patterns are slow.
    let signs = Set(line.utf8)
    if signs.contains(UInt8(ascii: "@")) { found += references(in: line) }
    if signs.contains(UInt8(ascii: "{")) { found += attributes(in: line) }
    if signs.contains(.backslash) { found += commands(in: line) }
    if signs.contains(UInt8(ascii: "=")) { found += highlights(in: line) }
    return found.sorted { $0.place < $1.place }.map(\.mark)
  }
}

extension NeighbourSyntax {
  private typealias Found = (place: Substring.Index, mark: NeighbourSyntax)

  /// A mark that a whole line stands for.
  private static func ofLine(_ line: Substring, isFirst: Bool) -> NeighbourSyntax? {
    func mark(_ text: String, _ code: String, _ suggestion: String) -> NeighbourSyntax {
      NeighbourSyntax(text: text, code: code, suggestion: suggestion)
    }
    if line.hasPrefix(":::") {
      return mark(
        ":::", "foreign-fence",
        "write a directive as a fenced block, ```{name}, and a callout as `> [!NOTE]`")
    }
    if line.hasPrefix(": "), !isFirst { return definition }
    if line == "+++" {
      return mark("+++", "foreign-break", "leave it out, or write `---` for a line")
    }
    if line.hasPrefix("% "), isFirst {
      return mark("%", "foreign-comment", "write `<!-- ... -->`")
    }
    if line.hasPrefix("("), let name = line.wholeMatch(of: /\(([\w:.\-]+)\)=/)?.1 {
      return mark(
        String(line), "foreign-label", "write `{#\(name)}` at the end of the heading below")
    }
    if line.hasPrefix("| ") {
      return mark("|", "foreign-lines", "end each line but the last with a backslash")
    }
    if line.hasPrefix("+-"), line.wholeMatch(of: /\+[\-=:+]+\+/) != nil { return table(line) }
    return nil
  }

  /// The line of a grid, or pandoc's `----- ----` between a table's head and its rows.
  static func table(_ line: Substring) -> NeighbourSyntax {
    NeighbourSyntax(
      text: String(line), code: "foreign-table",
      suggestion: "write a table with `|` between its cells")
  }

  /// What a definition list begins with: `: text` below its term.
  static let definition = NeighbourSyntax(
    text: ":", code: "foreign-definition",
    suggestion: "write a list, `- **Term**: text`; a caption stands below a table or an image, "
      + "after an empty line")

  /// `@fig-flow`, `@doe2020`, `-@doe2020`.
  private static func references(in line: Substring) -> [Found] {
    line.matches(of: /(?:^|[\s(\[;\-])(@([A-Za-z][\w:.\-]*\w))/).map { match in
      let name = String(match.2)
      let kinds = ["fig-": "fig-", "tbl-": "tab-", "tab-": "tab-", "eq-": "eq-", "sec-": "sec-"]
      let kind = kinds.first { name.hasPrefix($0.key) }
      let suggestion =
        kind.map { "write `[](#\($0.value)\(name.dropFirst($0.key.count)))`" }
        ?? "write `[@\(name)]`, or `\\@` for the sign"
      return (
        match.1.startIndex,
        NeighbourSyntax(
          text: String(match.1), code: "foreign-reference", suggestion: suggestion)
      )
    }
  }

  /// `{.smallcaps}`, `{width=50%}`, `{{< include a.md >}}`.
  private static func attributes(in line: Substring) -> [Found] {
    let inserts: [Found] = line.matches(of: /\{\{[<%]?\s*[^{}]+\}\}/).map { match in
      (
        match.range.lowerBound,
        NeighbourSyntax(
          text: String(match.0), code: "foreign-insert",
          suggestion: "write the text itself; a chapter is listed in `book.yaml`")
      )
    }
    let pattern = /\{(?:[.][A-Za-z]|[#\w\-]*\s*[A-Za-z\-]+=)[^{}]*\}/
    return inserts
      + line.matches(of: pattern).map { match in
        let isWidth = match.0.contains("width=")
        return (
          match.range.lowerBound,
          NeighbourSyntax(
            text: String(match.0), code: "foreign-attributes",
            suggestion: isWidth
              ? "write a block ```{figure} with the options `image` and `width`"
              : "leave it out; only `{#label}` is read")
        )
      }
  }

  /// LaTeX outside of formulas. Words after a backslash that are no commands stay, such as those of
  /// a path.
  private static func commands(in line: Substring) -> [Found] {
    let known = [
      "ref": "write `[](#label)`", "eqref": "write `[](#label)`", "autoref": "write `[](#label)`",
      "cref": "write `[](#label)`", "cite": "write `[@key]`", "citep": "write `[@key]`",
      "citet": "write `[@key]`", "label": "write `{#label}` behind the heading or the caption",
      "textbf": "write `**text**`", "textit": "write `*text*`", "emph": "write `*text*`",
      "footnote": "write `[^1]` here, and below `[^1]: text`", "url": "write `<address>`",
      "href": "write `[text](address)`", "begin": "write a formula between `$$`",
      "end": "end the formula with `$$`", "newpage": "leave it out",
      "pagebreak": "leave it out", "clearpage": "leave it out", "section": "write `# Title`",
      "includegraphics": "write `![what is seen](file.png)`",
    ]
    return line.matches(of: /\\([A-Za-z]+)/).compactMap { match in
      known[String(match.1)].map { suggestion in
        (
          match.range.lowerBound,
          NeighbourSyntax(
            text: String(match.0), code: "foreign-command", suggestion: suggestion)
        )
      }
    }
  }

  /// `==marked==`.
  private static func highlights(in line: Substring) -> [Found] {
    line.matches(of: /==[^\s=](?:[^=]*[^\s=])?==/).map { match in
      (
        match.range.lowerBound,
        NeighbourSyntax(
          text: String(match.0), code: "foreign-highlight", suggestion: "write `**text**`")
      )
    }
  }
}

extension Substring {
  /// The text with `--` between words or numbers as an en dash and `---` as an em dash, as pandoc
  /// has them. Names of options (`--frozen`) stay.
  var withDashes: String {
    guard contains("--") else { return String(self) }
    let whole = String(self).replacing(/(\S)---(\S)/) { "\($0.1)\u{2014}\($0.2)" }
      .replacing(" --- ", with: " \u{2014} ")
    return whole.replacing(/([\w.%)])--([\w(])/) { "\($0.1)\u{2013}\($0.2)" }
      .replacing(" -- ", with: " \u{2013} ")
  }
}
