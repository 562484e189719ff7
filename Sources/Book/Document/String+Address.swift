extension String {
  /// The address of a link, or `#` if following it could run code. Compares Unicode scalars, since
  /// a colon with a combining mark still ends a scheme.
  package var safeAddress: String {
    let scheme = unicodeScalars.prefix { !":/#?".unicodeScalars.contains($0) }
    guard unicodeScalars[scheme.endIndex...].first == ":" else { return self }
    let safe = ["http", "https", "mailto", "doi"]
    return safe.contains(String(scheme).lowercased()) ? self : "#"
  }
}
