import Book
import Escaping

/// The target of a link, or the source of something that the page shows.
struct HTMLAddress: Sendable {
  /// The address before it is escaped for HTML.
  let text: String

  private init(_ text: String) { self.text = text }

  /// A place in the same page.
  static func anchor(_ id: String) -> HTMLAddress { .init("#\(id)") }

  /// Another page, or a place in it.
  static func page(_ slug: String, anchor id: String = "") -> HTMLAddress {
    .init("\(slug.urlPath).html" + (id.isEmpty ? "" : "#\(id)"))
  }

  /// A file beside the page.
  static func file(_ path: String) -> HTMLAddress { .init(path.urlPath) }

  /// An address by an author. One that could run code is replaced by `#`.
  static func written(_ destination: String) -> HTMLAddress { .init(destination.safeAddress) }
}
