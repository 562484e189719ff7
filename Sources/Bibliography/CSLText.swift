/// A text of CSL-JSON with its few tags (`<i>`, `<sup>`) removed. Digits in superscript and
/// subscript become the corresponding Unicode digits.
struct CSLText {
  private(set) var text = ""

  init(_ marked: String) {
    var result = String.UnicodeScalarView()
    var rest = Substring(marked)
    var script: LaTeXText.Script?
    let lastEnd = rest.lastIndex(of: ">")
    while let start = rest.firstIndex(of: "<") {
      result.append(contentsOf: Self.set(rest[..<start], script))
      rest = rest[start...]
      guard let tag = Self.tags.first(where: rest.hasPrefix) else {
        // A literal sign: p < 0.05.
        result.append("<")
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(tag.count)
      // This is the only tag with attributes.
      if tag == "<span ", let lastEnd, lastEnd >= rest.startIndex,
        let end = rest.firstIndex(of: ">")
      {
        rest = rest[rest.index(after: end)...]
      }
      script = tag == "<sup>" ? .superscript : tag == "<sub>" ? .subscript : nil
    }
    result.append(contentsOf: Self.set(rest, script))
    text = String(result).split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" })
      .joined(separator: " ")
  }

  private static let tags = [
    "<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "<span ", "</span>",
    "<sc>", "</sc>",
  ]

  private static func set(_ text: Substring, _ script: LaTeXText.Script?) -> [Unicode.Scalar] {
    let digits = script.flatMap { LaTeXText.scripts[$0] } ?? [:]
    return text.unicodeScalars.map { digits[$0] ?? $0 }
  }
}
