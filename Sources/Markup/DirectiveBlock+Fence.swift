extension DirectiveBlock {
  /// Whether the text can name a directive or role: letters, digits, `-`, `_`, `:` and `.`.
  static func isName(_ text: Substring) -> Bool {
    guard let first = text.first, first.isLetter else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
  }

  /// Name and label of an info string `{name} label`; nil for any other text.
  static func heading(_ info: String) -> (name: String, label: String?)? {
    guard info.first == "{", let end = info.firstIndex(of: "}") else { return nil }
    let name = info[..<end].dropFirst()
    guard isName(name) else { return nil }
    let label = info[info.index(after: end)...].trimmed
    return (String(name), label.isEmpty ? nil : String(label))
  }

  /// MyST's `:key: value` lines at the beginning of a body as YAML, `key: value`. A bare `:key:`
  /// becomes `key: true`. The number of lines stays the same.
  static func options(_ body: String) -> String {
    var isHead = true
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard isHead else { return String(line) }
      if line.allSatisfy(\.isWhitespace) { return String(line) }
      let text = line.trimmed
      guard text.first == ":", let end = text.dropFirst().firstIndex(of: ":"),
        isName(text[..<end].dropFirst()),
        text[end...].count == 1 || text[end...].dropFirst().first?.isWhitespace == true
      else {
        isHead = false
        return String(line)
      }
      let value = text[end...].dropFirst().trimmed
      return "\(text[..<end].dropFirst()): \(value.isEmpty ? "true" : value)"
    }
    return lines.joined(separator: "\n")
  }
}
