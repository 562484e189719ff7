/// Where a link leads.
public enum LinkTarget: Sendable, Hashable {
  /// A named place of the document.
  case destination(String)
  /// An address elsewhere: `https://…`, `mailto:…`.
  case address(String)
}
