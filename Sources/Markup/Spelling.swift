/// The nearest of the names that there are, for “did you mean”.
public enum Spelling {
  /// nil where none is near: see `String.nearest(in:)`.
  public static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    name.nearest(in: known)
  }

  /// “did you mean `x`? (known: a, b, c)”, or “known: a, b, c” where none is near; of longer lists the first `most`.
  public static func suggestion(
    for name: String, among known: [String], most: Int = 12
  ) -> String? {
    guard !known.isEmpty else { return nil }
    let list =
      known.count > most
      ? known.prefix(most).joined(separator: ", ") + ", ..." : known.joined(separator: ", ")
    guard let near = nearest(to: name, among: known) else { return "known: \(list)" }
    return "did you mean `\(near)`? (known: \(list))"
  }
}
