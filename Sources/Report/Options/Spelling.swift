import Markup

/// The nearest of the names that there are, for “did you mean”.
public enum Spelling {
  /// nil where none is near: see `String.nearest(in:)`.
  public static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    name.nearest(in: known)
  }

  /// “did you mean `x`? (known: a, b, c)”
  public static func suggestion(for name: String, among known: [String]) -> String? {
    guard !known.isEmpty else { return nil }
    let list =
      known.count > 12
      ? known.prefix(12).joined(separator: ", ") + ", ..." : known.joined(separator: ", ")
    return (nearest(to: name, among: known).map { "did you mean `\($0)`? " } ?? "")
      + "(known: \(list))"
  }
}
