import Escaping

/// An element of MathML, with text or with children.
public struct MathElement: Sendable, Hashable {
  /// `mi`, `mfrac`, ...
  public var name: String
  /// In the order in which they are written.
  public var attributes: [Attribute]
  /// Of `mi`, `mn`, `mo`, `mtext`; nil for all others.
  public var text: String?
  /// From left to right.
  public var children: [MathElement]

  /// A name and its value, unescaped.
  public struct Attribute: Sendable, Hashable {
    /// `class`, `display`, ...
    public var name: String
    /// As it is read, not as it is written.
    public var value: String
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
    self.text = text
    children = []
  }

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ children: [MathElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
    text = nil
    self.children = children
  }

  /// As it stands in a page.
  public var markup: String {
    var markup = ""
    write(to: &markup)
    return markup
  }

  private func write(to markup: inout String) {
    markup += "<\(name)"
    for attribute in attributes {
      markup += " \(attribute.name)=\"\(attribute.value.inXML)\""
    }
    markup += ">"
    if let text { markup += text.inXML }
    for child in children { child.write(to: &markup) }
    markup += "</\(name)>"
  }
}
