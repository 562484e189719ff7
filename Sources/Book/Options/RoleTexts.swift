/// Options whose text contains a role but has no quotes. YAML would read the `: ` of a number
/// format as another option, and a role at the beginning as a mapping. So such texts are put in
/// quotes, line by line.
enum RoleTexts {
  static func quoted(_ body: String) -> String {
    guard body.contains("}`") else { return body }
    var lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard let option = lines[index].wholeMatch(of: /(\s*[A-Za-z_][\w\-]*:\s+)(\S.*)/) else {
        continue
      }
      // Lines that are indented further continue the text.
      let first = index
      let indent = indent(of: lines[first])
      while index + 1 < lines.count, self.indent(of: lines[index + 1]) > indent { index += 1 }
      let text = ([String(option.2)] + lines[first..<index + 1].dropFirst()).map {
        $0.replacing("'", with: "''")
      }
      guard needsQuotes(String(option.2), text.joined(separator: "\n")) else { continue }
      lines.replaceSubrange(first...index, with: text)
      lines[first] = option.1 + "'" + lines[first]
      lines[index] = lines[index].trimmedEnd + "'"
    }
    return lines.joined(separator: "\n")
  }

  private static func needsQuotes(_ beginning: String, _ text: String) -> Bool {
    guard text.contains(/\{[A-Za-z][\w:.\-]*\}`/) else { return false }
    if beginning.hasPrefix("{") { return beginning.contains(/^\{[A-Za-z][\w:.\-]*\}`/) }
    guard let character = beginning.first, !"\"'[|>&*!#".contains(character) else { return false }
    return text.contains(/:\s|:$|\s#/)
  }

  /// -1 for an empty line, so that it ends a text.
  private static func indent(of line: String) -> Int {
    line.allSatisfy(\.isWhitespace) ? -1 : line.prefix { $0 == " " }.count
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
