import Foundation
import Markup

/// A number typed in prose: either one with at least three significant digits that is no year, or a
/// whole number from 2 on, followed by what it counts, as in “14 volunteers” and “9 other
/// patients”.
package struct TypedNumber: Hashable, Sendable {
  /// The number as typed, without commas between thousands: `-0.123`.
  var text: String
  /// Whether a percent sign follows.
  var isPercent: Bool
  /// At most two words after the number, in the singular, that may say what is counted.
  var counted: [String] = []
  /// The number as the source has it, with its sign and commas.
  var written = ""
  /// The place of its line.
  var position: SourcePosition

  /// A range that contains every value written with the same digits, and a few more. Those in it
  /// are compared one by one.
  var neighbourhood: ClosedRange<Double> {
    let value = Double(text) ?? .nan
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    let reach = 0.51 * pow(10, -Double(decimals))
    return value.isNaN ? 0...0 : value - reach...value + reach
  }

  /// True if `value`, written with as many digits, is this number. Whole numbers of up to three
  /// digits are too common: they match only if the value counts the same thing (`name` is that of
  /// its column or its own), or if the number has three digits and the value has a name of its own.
  func equals(_ value: Double, name: String, isNamed: Bool) -> Bool {
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    if decimals == 0 {
      let digits = text.count(where: \.isNumber)
      guard digits > 3 || (digits == 3 && isNamed) || counted.contains(Self.singular(name)) else {
        return false
      }
      return Int(text).map(Double.init) == value
    }
    let format = NumberFormat(decimals: decimals)
    return format.plain(value) == text || (isPercent && format.plain(100 * value) == text)
  }
}

extension TypedNumber {
  /// All typed numbers of a chapter in order, except those in code, links, citations, roles and
  /// directives.
  static func all(in chapter: Chapter) -> [TypedNumber] {
    var found = all(in: chapter.blocks)
    for label in chapter.footnotes.keys.sorted() {
      found += all(in: chapter.footnotes[label] ?? [])
    }
    return found
  }

  static func all(in blocks: [Block]) -> [TypedNumber] { blocks.flatMap { all(in: $0) } }

  private static func all(in block: Block) -> [TypedNumber] {
    switch block {
    case .heading(_, _, let inlines, let position), .paragraph(let inlines, let position):
      return all(in: inlines, at: position)
    case .quote(let blocks, _), .alert(_, let blocks, _): return all(in: blocks)
    case .list(_, _, let items, _): return items.flatMap { all(in: $0) }
    case .table(let header, _, let rows, let position):
      // The line of dashes is between the header and the rows.
      return header.flatMap { all(in: $0, at: position) }
        + rows.enumerated().flatMap { index, row in
          let line = SourcePosition(file: position.file, line: position.line + 2 + index)
          // Small counts in such a table are settings.
          return row.flatMap { all(in: $0, at: line) }.filter { $0.text.count > 2 }
        }
    case .captioned(let table, let caption, _, let position):
      return all(in: table) + all(in: caption, at: position)
    case .image(_, _, let caption, _, let position): return all(in: caption, at: position)
    case .directive(let block) where ["verdict", "when"].contains(block.name):
      let parsed = ChapterParser.parse(block.body, file: block.position.file)
      return all(in: parsed.chapter.blocks).map { number in
        var moved = number
        moved.position.line += block.bodyLine - 1
        return moved
      }
    case .directive, .formula, .code, .html, .thematicBreak: return []
    }
  }

  private static func all(in inlines: [Inline], at start: SourcePosition) -> [TypedNumber] {
    var line = SourcePosition(file: start.file, line: start.line, column: start.column)
    var words: [(text: Substring, position: SourcePosition)] = []
    var text = ""
    func read() {
      words += text.split { $0.isWhitespace || $0 == "\u{2013}" || $0 == "\u{2014}" }.map {
        ($0, line)
      }
      text = ""
    }
    func visit(_ inlines: [Inline]) {
      for inline in inlines {
        switch inline {
        case .text(let more): text += more
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): visit(inner)
        case .softBreak, .lineBreak:
          read()
          line = SourcePosition(file: line.file, line: line.line + 1)
        // Numbers from a role, a link or code were not typed, nor were digits attached to them.
        default: text += "\u{FFFC}"
        }
      }
    }
    visit(inlines)
    read()
    return numbers(in: words)
  }

  private static func numbers(
    in words: [(text: Substring, position: SourcePosition)]
  ) -> [TypedNumber] {
    words.indices.compactMap { index in
      let word = words[index].text.trimmingPrefix { "([{“‘\"'+~".contains($0) }
      // Few words are numbers, and matching the pattern is slower than this test.
      guard let first = word.first, first.isNumber || "-\u{2212}".contains(first),
        let match = word.prefixMatch(of: pattern),
        word[match.range.upperBound...].allSatisfy({ ")]}”’\"'.,;:!?%".contains($0) })
      else { return nil }
      let whole = match.2.filter { $0 != "," }
      let fraction = match.3.map(String.init) ?? ""
      let rest = word[match.range.upperBound...]
      let isCount = rest.isEmpty && fraction.isEmpty && match.1.isEmpty && (Int(whole) ?? 0) > 1
      let counted = isCount ? Self.counted(words[(index + 1)...].map(\.text)) : []
      guard
        !counted.isEmpty
          || isTelling(whole: whole, fraction: fraction, isGrouped: whole.count < match.2.count)
      else { return nil }
      let next = index + 1 < words.count ? words[index + 1].text : ""
      return TypedNumber(
        text: (match.1.isEmpty ? "" : "-") + whole + fraction,
        isPercent: rest.hasPrefix("%") || (rest.isEmpty && next.hasPrefix("%")), counted: counted,
        written: String(match.0), position: words[index].position)
    }
  }

  /// Words after a number: the first one, and the second unless the first is a unit or ends a
  /// clause.
  private static func counted(_ words: some Collection<Substring>) -> [String] {
    var found: [String] = []
    for word in words.prefix(2) {
      let name = word.prefix { $0.isLetter || $0 == "-" }
      let end = word[name.endIndex...]
      // Units and conjunctions are short words.
      guard name.count > 3, end.allSatisfy({ ")]}”’\"'.,;:!?".contains($0) }) else { break }
      found.append(singular(String(name)))
      if !end.isEmpty { break }
    }
    return found
  }

  private static func singular(_ word: String) -> String {
    let word = word.lowercased()
    return word.hasSuffix("s") ? String(word.dropLast()) : word
  }

  /// A sign, digits with or without commas between thousands, decimals. Shared since compiling it
  /// takes longer than all matches; it never changes.
  nonisolated(unsafe) private static let pattern =
    /([-\u{2212}]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?/

  /// At least three significant digits, and not a year.
  private static func isTelling(whole: String, fraction: String, isGrouped: Bool) -> Bool {
    var significant = (whole + fraction.dropFirst()).drop { $0 == "0" }
    guard fraction.isEmpty else { return significant.count >= 3 }
    while significant.last == "0" { significant.removeLast() }
    let isYear = !isGrouped && (Int(whole).map { 1800...2100 ~= $0 } ?? false)
    return significant.count >= 3 && !isYear
  }
}
