/// What of a source counts: a comment that has a line of its own is left out, and so are empty
/// lines and the white space around a line, so that a comment or another indentation runs nothing
/// again.
enum SourceCode {
  /// Where a literal or a comment may go over several lines, a line alone does not tell what it is:
  /// then all of it counts.
  static func text(of source: String) -> String {
    guard !["\"\"\"", "/*", "#/", "R\""].contains(where: source.contains) else { return source }
    var code: [UInt8] = []
    var isContinued = false
    for line in source.utf8.split(separator: newline) {
      let line = trimmed(line)
      // In C, a backslash at the end joins a line with the next one, also where it is a comment.
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
