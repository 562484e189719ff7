/// A piece of a page. Texts and attributes are escaped as they are written, so that nothing that a
/// chapter or its data says becomes markup.
indirect enum HTML: Sendable {
  /// What is to be read.
  case text(String)
  /// An element with its attributes and what it holds.
  case element(String, [HTMLAttribute], [HTML])
  /// Several pieces, one after the other.
  case sequence([HTML])
  /// Markup that the program itself made (drawings, linked data), written as it is.
  case made(String)
}

extension HTML: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self = .text(text) }
}

extension HTML {
  /// Elements that hold nothing and have no end.
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
  /// The pieces as a page shows them.
  var written: String {
    var page = ""
    HTML.sequence(self).write(to: &page)
    return page
  }
}
