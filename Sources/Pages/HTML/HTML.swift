import Escaping

/// A piece of a page. Texts and attributes are escaped when they are written, so that nothing in a
/// chapter or its data becomes markup.
indirect enum HTML: Sendable {
  /// Text to read.
  case text(String)
  /// An element with its attributes and children.
  case element(String, [HTMLAttribute], [HTML])
  /// Several pieces in a row.
  case sequence([HTML])
  /// Markup made by the program itself (drawings, linked data), written as it is.
  case made(String)
}

extension HTML: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self = .text(text) }
}

extension HTML {
  /// Elements that have no content and no end tag.
  private static let voidElements: Set = ["br", "hr", "img", "input", "link", "meta"]

  /// Appends the piece to a page.
  func write(to page: inout String) {
    switch self {
    case .text(let text): text.appendEscaped(to: &page)
    case .element(let name, let attributes, let children):
      page += "<"
      page += name
      for attribute in attributes { attribute.write(to: &page) }
      page += ">"
      guard !Self.voidElements.contains(name) else { return }
      for child in children { child.write(to: &page) }
      page += "</"
      page += name
      page += ">"
    case .sequence(let pieces): for piece in pieces { piece.write(to: &page) }
    case .made(let markup): page += markup
    }
  }
}

extension [HTML] {
  /// The markup of the piece.
  var written: String {
    var page = ""
    HTML.sequence(self).write(to: &page)
    return page
  }
}
