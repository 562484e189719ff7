extension String {
  /// The address of a link, or `#` where following it could run something.
  package var safeAddress: String {
    let scheme = prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
    guard scheme.count < count, dropFirst(scheme.count).first == ":" else { return self }
    return ["http", "https", "mailto", "doi"].contains(scheme.lowercased()) ? self : "#"
  }
}
