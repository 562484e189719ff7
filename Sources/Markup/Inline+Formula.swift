extension [Inline] {
  /// The block that these are where they are a formula on display and nothing else but its label,
  /// `(eq-name)` or, as Quarto has it, `{#eq-name}`.
  var formulaAlone: Block? {
    guard case .formula(let source, isDisplay: true, let position)? = first else { return nil }
    guard count > 1 else { return .formula(source, label: nil, position) }
    guard count == 2, case .text(let text) = self[1] else { return nil }
    let trimmed = Substring(text).trimmed
    let marks = trimmed.hasPrefix("(") ? ("(", ")") : ("{#", "}")
    guard trimmed.hasPrefix(marks.0), trimmed.hasSuffix(marks.1) else { return nil }
    let label = trimmed.dropFirst(marks.0.count).dropLast()
    let isLabel =
      label.hasPrefix("eq-")
      && label.unicodeScalars.allSatisfy {
        $0 == "-" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
    return isLabel ? .formula(source, label: String(label), position) : nil
  }
}
