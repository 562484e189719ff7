/// The part of a source that counts. Empty lines, comments on lines of their own, and white space
/// around lines are dropped, so that comments and indentation rerun nothing.
enum SourceCode {
  /// The text that counts. If a literal or comment may span several lines, a single line does not
  /// tell what it is; then the whole source counts.
  static func text(of source: String) -> String {
    guard !["\"\"\"", "/*", "#/", "R\""].contains(where: source.contains) else { return source }
    var code: [UInt8] = []
    var isContinued = false
    for line in source.utf8.split(separator: newline) {
      let line = trimmed(line)
      // In C, a backslash at the end of a line continues it, even in a comment.
      let isJoined = isContinued || line.last == backslash
      isContinued = line.last == backslash
      if line.isEmpty || line.starts(with: [slash, slash]) && !isJoined { continue }
      code += line
      code.append(newline)
    }
    return String(decoding: code, as: UTF8.self)
  }

  private static let newline = UInt8(ascii: "\n")
  private static let backslash = UInt8(ascii: "\\")
  private static let slash = UInt8(ascii: "/")

  private static func trimmed(_ line: Substring.UTF8View) -> Substring.UTF8View {
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }
    guard let last = line.lastIndex(where: { !isBlank($0) }) else { return line.prefix(0) }
    return line[...last].drop(while: isBlank)
  }
}
