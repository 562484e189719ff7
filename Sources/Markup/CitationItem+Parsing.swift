extension CitationItem {
  /// The works between the brackets of `[@a; @b, p. 3]`; nil if it is not a citation.
  static func list(_ text: Substring) -> [CitationItem]? {
    var items: [CitationItem] = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      let part = part.trimmed
      guard part.first == "@" else { return nil }
      var key = part.dropFirst().prefix { $0.isLetter || $0.isNumber || "_:.+/-".contains($0) }
      while let last = key.last, ":.".contains(last) { key.removeLast() }
      guard !key.isEmpty else { return nil }
      var rest = part[key.endIndex...]
      if rest.first == "," {
        rest = rest.dropFirst()
      } else if rest.first?.isWhitespace == false {
        return nil
      }
      let locator = rest.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      items.append(CitationItem(key: String(key), locator: locator.isEmpty ? nil : locator))
    }
    return items
  }
}

extension Substring {
  /// Without white space at either end.
  var trimmed: Substring {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
