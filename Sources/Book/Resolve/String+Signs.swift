extension String {
  /// With the ASCII hyphen for the typographic minus, as authors type it.
  var replacingMinus: String { replacing("\u{2212}", with: "-") }

  /// With a space before `%` that does not break: no line of a page begins with that sign.
  package var keepingPerCent: String {
    utf8.contains(UInt8(ascii: "%")) ? replacing(" %", with: "\u{A0}%") : self
  }
}
