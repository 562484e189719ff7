import Escaping

/// An attribute of an element. Its value is escaped when it is written.
struct HTMLAttribute: Sendable {
  private let name: String
  /// nil for an attribute without a value.
  private let value: String?

  init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }

  static func id(_ id: String) -> HTMLAttribute { .init("id", id) }
  static func `class`(_ names: String) -> HTMLAttribute { .init("class", names) }
  static func role(_ role: String) -> HTMLAttribute { .init("role", role) }
  static func title(_ text: String) -> HTMLAttribute { .init("title", text) }
  static func href(_ address: HTMLAddress) -> HTMLAttribute { .init("href", address.text) }
  static func src(_ address: HTMLAddress) -> HTMLAttribute { .init("src", address.text) }
  /// The name of an element for screen readers.
  static func label(_ text: String) -> HTMLAttribute { .init("aria-label", text) }
  /// An attribute without a value: `hidden`.
  static func flag(_ name: String) -> HTMLAttribute { .init(name, nil) }

  /// Appends the attribute after a space.
  func write(to page: inout String) {
    page += " "
    page += name
    guard let value else { return }
    page += "=\""
    value.appendEscaped(to: &page)
    page += "\""
  }
}
