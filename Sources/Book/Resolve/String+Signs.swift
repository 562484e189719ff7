extension String {
  /// The text with hyphens in place of typographic minus signs, as authors type them.
  var replacingMinus: String { replacing("\u{2212}", with: "-") }

  /// The text with a non-breaking space before `%`, so that no line begins with that sign.
  package var keepingPerCent: String {
    utf8.contains(UInt8(ascii: "%")) ? replacing(" %", with: "\u{A0}%") : self
  }
}
