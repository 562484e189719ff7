/// The start tags of a page with their attributes; enough to check what the renderer wrote.
struct HTMLScan {
  struct Tag {
    var name: String
    var attributes: [String: String]
  }

  private(set) var tags: [Tag] = []
  /// Elements that were opened and not closed, or closed and not opened.
  private(set) var unbalanced: [String] = []

  init(_ html: String) {
    var open: [String] = []
    for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      // An attribute's `>` is escaped, so the first one ends the tag.
      let tag = piece.prefix { $0 != ">" }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last == name { open.removeLast() } else { unbalanced.append("/" + name) }
        continue
      }
      let name = String(tag.prefix { $0.isLetter || $0.isNumber })
      guard !name.isEmpty else { continue }
      tags.append(Tag(name: name, attributes: Self.attributes(tag.dropFirst(name.count))))
      if !tag.hasSuffix("/"), !Self.void.contains(name) { open.append(name) }
    }
    unbalanced += open
  }

  var ids: [String] { tags.compactMap { $0.attributes["id"] } }

  func values(_ attribute: String) -> [String] { tags.compactMap { $0.attributes[attribute] } }

  private static let void: Set = ["meta", "link", "br", "hr", "img", "input"]

  private static func attributes(_ text: Substring) -> [String: String] {
    var found: [String: String] = [:]
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      let name = parts[index].split { $0 == " " || $0 == "\n" || $0 == "=" }.last ?? ""
      found[String(name)] = String(parts[index + 1]).replacing("&amp;", with: "&")
    }
    return found
  }
}
