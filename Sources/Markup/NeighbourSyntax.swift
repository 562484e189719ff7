/// Marks that pandoc, Quarto and MyST read in text and this parser does not, which would be printed
/// as they stand.
struct NeighbourSyntax {
  /// The text that is written so.
  var text: String
  var code: String
  /// What to write instead.
  var suggestion: String

  /// The first such mark in a line of text that begins and ends where cmark's text does; nil if
  /// there is none.
  init?(in line: Substring) {
    if line.hasPrefix(":::") {
      text = ":::"
      code = "foreign-fence"
      suggestion = "write a directive as a fenced block, ```{name}, and a callout as `> [!NOTE]`"
    } else if let match = line.firstMatch(of: /(?:^|[\s(\[;])(@([A-Za-z][\w:.\-]*\w))/) {
      text = String(match.1)
      code = "foreign-reference"
      let name = String(match.2)
      let kinds = ["fig-": "fig-", "tbl-": "tab-", "tab-": "tab-", "eq-": "eq-", "sec-": "sec-"]
      let kind = kinds.first { name.hasPrefix($0.key) }
      suggestion =
        kind.map { "write `[](#\($0.value)\(name.dropFirst($0.key.count)))`" }
        ?? "write `[@\(name)]`, or `\\@` for the sign"
    } else if let match = line.firstMatch(of: /[\w)]\^([\w+\-−]{1,12})\^/) {
      text = String(match.0)
      code = "foreign-script"
      suggestion = "write a formula, `$^{\(match.1)}$`, or the sign itself"
    } else {
      return nil
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
