/// A section of a chapter: a heading with its number and its anchor.
struct Section: Sendable {
  /// The level of the heading; 1 for the chapter's title.
  var level: Int
  /// `2.1`; the chapter's own number for its title.
  var number: String
  var id: String
}

extension Section {
  /// The number of the next section, `2.1` for the second level. `counts` holds the numbers so far,
  /// beginning with the chapter's.
  static func number(level: Int, _ counts: inout [Int]) -> String {
    guard level > 1 else { return "\(counts[0])" }
    while counts.count > level { counts.removeLast() }
    while counts.count < level { counts.append(0) }
    counts[level - 1] += 1
    return counts.map(String.init).joined(separator: ".")
  }

  /// The anchor of a title as GitHub forms it: lower case, letters, digits and hyphens.
  static func id(of title: String) -> String {
    var id = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber || character == "_" {
        id.append(character)
      } else if character == " " || character == "-" {
        id.append("-")
      }
    }
    return id.isEmpty ? "section" : id
  }
}
