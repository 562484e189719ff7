/// The address of a number: `LABEL[row].column`, `LABEL.part[row, row].column` or `LABEL.name`.
package struct ValueKey: Hashable, Sendable, CustomStringConvertible {
  /// The part before the brackets: `agreement`, `search.error`. For single values the whole key:
  /// `agreement.count`.
  package var path: String
  /// The row: values of the key columns in order, or `column=value`; nil for single values.
  package var row: [String]?
  /// The column; nil for single values, and for keys that leave it open.
  package var column: String?

  /// Parses a key. Throws one sentence if it is malformed.
  package init(_ text: String) throws(ValueError) {
    guard !text.isEmpty else {
      throw ValueError("the key is empty", suggestion: "write e.g. `LABEL[row].column`")
    }
    guard let open = text.firstIndex(of: "[") else {
      path = text
      return
    }
    guard let close = text.lastIndex(of: "]"), open < close else {
      throw ValueError("the key `\(text)` opens a bracket and does not close it")
    }
    path = String(text[..<open])
    row = text[text.index(after: open)..<close].split(
      separator: ",", omittingEmptySubsequences: false
    )
    .map { String($0).trimmed }
    let rest = text[text.index(after: close)...]
    guard rest.isEmpty || rest.hasPrefix(".") else {
      throw ValueError(
        "“\(rest)” follows the bracket of `\(text)`", suggestion: "write `.column`")
    }
    column = rest.isEmpty ? nil : String(rest.dropFirst())
  }

  /// The label of the block that the value belongs to.
  var label: String { String(path.prefix { $0 != "." }) }

  /// The key as text.
  package var description: String {
    path + (row.map { "[\($0.joined(separator: ", "))]" } ?? "") + (column.map { ".\($0)" } ?? "")
  }
}

/// Why a value cannot be cited, in one sentence.
package struct ValueError: Error, Hashable {
  /// What is wrong.
  package var sentence: String
  /// The key that was probably meant; nil if none is near.
  package var suggestion: String?

  init(_ sentence: String, suggestion: String? = nil) {
    self.sentence = sentence
    self.suggestion = suggestion
  }
}
