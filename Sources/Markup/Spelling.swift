/// Finds the nearest of several names, for “did you mean”.
public enum Spelling {
  /// The nearest name; nil if none is near. See `String.nearest(in:)`.
  public static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    name.nearest(in: known)
  }

  /// “did you mean `x`? (known: a, b, c)”, or “known: a, b, c” if no name is near. Longer lists are
  /// cut to the first `most` names.
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
