extension Diagnostic {
  /// Reports the first code point of a text that Unicode reserves as a noncharacter, which no page
  /// can show; nil if there is none.
  public init?(noncharacterIn text: String, file: String) {
    guard let scalar = text.unicodeScalars.first(where: \.properties.isNoncharacterCodePoint) else {
      return nil
    }
    let before = text.unicodeScalars.prefix { $0 != scalar }
    let lines = String(before).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let code = String(scalar.value, radix: 16, uppercase: true)
    self.init(
      .error, "noncharacter",
      at: SourcePosition(file: file, line: lines.count, column: (lines.last?.count ?? 0) + 1),
      "U+\(code) stands for no character", suggestion: "take it out; an editor may not show it")
  }
}
