/// The target of a link.
public enum LinkTarget: Sendable, Hashable {
  /// A named place in the document.
  case destination(String)
  /// An address elsewhere: `https://…`, `mailto:…`.
  case address(String)
}
