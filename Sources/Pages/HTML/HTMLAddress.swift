import Book

/// Where a link of a page leads, or where something stands that it shows.
struct HTMLAddress: Sendable {
  /// As it stands in an attribute, not yet escaped for HTML.
  let text: String

  private init(_ text: String) { self.text = text }

  /// A place in this page.
  static func anchor(_ id: String) -> HTMLAddress { .init("#\(id)") }

  /// Another page, or a place in it.
  static func page(_ slug: String, anchor id: String = "") -> HTMLAddress {
    .init("\(slug.urlPath).html" + (id.isEmpty ? "" : "#\(id)"))
  }

  /// A file beside the page.
  static func file(_ path: String) -> HTMLAddress { .init(path.urlPath) }

  /// An address that an author wrote; one that could run something leads nowhere.
  static func written(_ destination: String) -> HTMLAddress { .init(destination.safeAddress) }
}
