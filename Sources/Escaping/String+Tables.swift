extension String {
  /// The text as a cell between tabs. Tabs and line breaks become spaces; nothing else changes.
  package var inTSV: String {
    guard utf8.contains(where: { $0 == 0x09 || $0 == 0x0a || $0 == 0x0d }) else { return self }
    var cell = UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar {
      // CR LF is one line break.
      case "\n" where last == "\r": break
      case "\t", "\n", "\r": cell.append(" ")
      default: cell.append(scalar)
      }
      last = scalar
    }
    return String(cell)
  }

  /// The text as a cell between commas, quoted if necessary (RFC 4180).
  package var inCSV: String {
    guard utf8.contains(where: { $0 == 0x2c || $0 == 0x22 || $0 == 0x0a || $0 == 0x0d }) else {
      return self
    }
    var cell = UnicodeScalarView("\"".unicodeScalars)
    for scalar in unicodeScalars {
      if scalar == "\"" { cell.append(scalar) }
      cell.append(scalar)
    }
    cell.append("\"")
    return String(cell)
  }

  /// The text as a cell between commas that no spreadsheet takes for a formula: one that begins as
  /// formulas do gets an apostrophe in front, as spreadsheets write texts.
  /// Source: OWASP, CSV Injection.
  package var asTextInCSV: String {
    // A number is one in any case, and a sign alone is none.
    if unicodeScalars.count < 2 || Double(self) != nil { return inCSV }
    // Spreadsheets pass over spaces and control characters in front.
    let beginning = unicodeScalars.first { $0.value > 0x20 && !$0.properties.isWhitespace }
    let signs: Set<Unicode.Scalar> = [
      "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    let isFormula = beginning.map(signs.contains) ?? false
    return (isFormula ? "'" + self : self).inCSV
  }
}
