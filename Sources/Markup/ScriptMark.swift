/// `^2^` or `~2~` in text: a superscript or a subscript, as pandoc has them.
struct ScriptMark {
  /// Where it stands, with its marks.
  let range: Range<Substring.Index>
  let isRaised: Bool
  /// What stands between the marks.
  let text: String

  /// With its marks, as it is written.
  var written: String { isRaised ? "^\(text)^" : "~\(text)~" }

  /// Whether it may as well be two powers, as in `x^2+y^2`.
  var isDoubtful: Bool {
    text.dropFirst().dropLast().contains { "+-\u{2212}=<>*/".contains($0) }
  }

  /// The first one at or after `start`; nil if there is none. A subscript stands behind a letter, a
  /// digit or a bracket: `~5 to ~7` is text.
  init?(in line: Substring, from start: Substring.Index) {
    var place = start
    while let mark = line[place...].firstIndex(where: { $0 == "^" || $0 == "~" }) {
      let next = line.index(after: mark)
      place = next
      guard let end = line[next...].firstIndex(of: line[mark]), end > next else { continue }
      let before = mark > line.startIndex ? line[line.index(before: mark)] : " "
      let follows = before.isLetter || before.isNumber || ")]^~\u{2019}".contains(before)
      let content = line[next..<end]
      guard follows || line[mark] == "^" && before.isWhitespace,
        !content.contains(where: { $0.isWhitespace || "^~[]{}".contains($0) })
      else { continue }
      range = mark..<line.index(after: end)
      isRaised = line[mark] == "^"
      text = String(content)
      return
    }
    return nil
  }
}
