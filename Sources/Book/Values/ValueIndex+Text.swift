import Foundation
import Markup
import Tables

extension ValueIndex {
  /// The number of a `{val}` role as shown, with its address.
  func cite(_ expression: ValueExpression) throws(ValueError) -> CitedValue {
    guard let template = expression.template else {
      let found = try find(expression.key)
      return CitedValue(
        key: "\(expression.key)", text: try text(found, expression), exact: exact(found),
        slug: found.slug, id: found.anchor, provenance: found.provenance,
        table: found.cell?.table, row: found.cell?.row)
    }
    let columns = Set(try columns(expression.key))
    var shown = ""
    var exacts: [String] = []
    var first: Found?
    for word in Self.words(of: template) {
      guard columns.contains(word) else {
        // Short words are conjunctions: `to`, `and`, `bis`.
        if word.count > 3, Spelling.nearest(to: word, among: columns) != nil {
          throw ValueError(
            "the braces of `\(expression.key){\(template)}` say `\(word)`, which is not a column",
            suggestion: Spelling.suggestion(for: word, among: columns.sorted()))
        }
        shown += word
        continue
      }
      let found = try find(expression.key, column: word)
      first = first ?? found
      shown += try text(found, expression)
      exacts.append("\(word) \(exact(found))")
    }
    guard let first else {
      throw ValueError(
        "the braces of `\(expression.key){\(template)}` name no column",
        suggestion: "the columns are \(columns.sorted().joined(separator: ", "))")
    }
    return CitedValue(
      key: "\(expression.key){\(template)}", text: shown, exact: exacts.joined(separator: ", "),
      slug: first.slug, id: first.anchor, provenance: first.provenance,
      table: first.cell?.table, row: first.cell?.row)
  }

  /// The text of a cell: in the role's format, else with the column's decimals, else with every
  /// digit.
  private func text(_ found: Found, _ expression: ValueExpression) throws(ValueError) -> String {
    switch found.value {
    case .text(let text):
      if text.isEmpty, let missing = expression.missing { return missing }
      if text.isEmpty { throw missingError(expression) }
      return text
    case .number(let number):
      if number.isNaN, let missing = expression.missing { return missing }
      if number.isNaN { throw missingError(expression) }
      if let format = expression.format {
        guard format.takes(number) else {
          throw ValueError(
            "`\(expression.key)` is \(Column.text(number)), which is not a p value",
            suggestion: "p values lie between 0 and 1; write another format: `: .3f`")
        }
        return format.string(number)
      }
      return Self.shown(number, decimals: found.decimals)
    }
  }

  private func missingError(_ expression: ValueExpression) -> ValueError {
    ValueError(
      "`\(expression.key)` is missing (not a number)", suggestion: "say what to show: `na: –`")
  }

  /// Every digit, with the unit.
  private func exact(_ found: Found) -> String {
    let unit = found.unit.map { " \($0)" } ?? ""
    switch found.value {
    case .number(let number): return Column.text(number) + unit
    case .text(let text): return text + unit
    }
  }

  /// The number with that many decimals; every digit if nil.
  package static func shown(_ number: Double, decimals: Int?) -> String {
    if let decimals { return NumberFormat(decimals: decimals).string(number) }
    return Column.text(number).replacingOccurrences(of: "-", with: "\u{2212}")
  }

  /// Names and the text between them, in order.
  package static func words(of template: String) -> [String] {
    var words: [String] = []
    var inName = false
    for character in template {
      let isName = character.isLetter || character.isNumber || character == "_"
      if isName == inName, !words.isEmpty {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
      inName = isName
    }
    return words
  }
}
