extension BibliographyEntry {
  /// Formats an entry: `Knuth DE. Title. *Journal* 2(1):3–4, 1984. doi:...`.
  init(_ entry: BibTeXEntry, number: Int) {
    func field(_ name: String) -> String? {
      let text = entry.fields[name].map { LaTeXText($0).text } ?? ""
      return text.isEmpty ? nil : text
    }
    var text: [PageInline] = []
    let people = Self.names(of: entry)
    if !people.isEmpty { text.append(.text(Self.sentence(people) + " ")) }
    if let title = field("title") { text.append(.text(Self.sentence(title) + " ")) }

    let isPart = field("booktitle") != nil
    let container = field("journal") ?? field("journaltitle") ?? field("booktitle")
    if let container {
      if isPart { text.append(.text("In: ")) }
      text.append(.emphasis([.text(container)]))
    }
    let issue = (field("volume") ?? "") + (field("number").map { "(\($0))" } ?? "")
    let pages = field("pages").map(Self.range) ?? field("eid")
    var place = [issue, pages ?? ""].filter { !$0.isEmpty }.joined(separator: ":")
    if container != nil, !place.isEmpty { place = " " + place }
    let year = field("year") ?? field("date").map { String($0.prefix(4)) }
    let school = field("school") ?? field("institution")
    var details = [place, field("publisher") ?? school ?? field("howpublished") ?? ""]
    details.append(contentsOf: [container == nil ? field("version") ?? "" : "", year ?? ""])
    let rest = details.filter { !$0.isEmpty }.joined(separator: ", ")
    if container != nil, place.isEmpty, !rest.isEmpty { text.append(.text(", ")) }
    if container != nil || !rest.isEmpty { text.append(.text(rest + ".")) }

    if let link = Self.link(of: entry) {
      text.append(.text(" "))
      text.append(link)
      text.append(.text("."))
    }
    self.init(key: entry.key, number: number, text: text)
  }
}

private extension BibliographyEntry {
  /// As medical journals write them: `Ankenbrand MJ, Lohr D`; the first six of more.
  static func names(of entry: BibTeXEntry) -> String {
    var names = entry.authors.map { person in
      func text(_ tokens: [String]) -> String { LaTeXText(tokens.joined(separator: " ")).text }
      let initials = text(person.first).split {
        $0 == " " || $0 == "-" || $0 == "." || $0 == "\u{A0}"
      }
      .compactMap { $0.first(where: \.isLetter)?.uppercased() }.joined()
      return [text(person.von), text(person.last), initials, text(person.junior)]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    let hasMore = entry.hasMoreAuthors || names.count > 6
    names = Array(names.prefix(6))
    if hasMore, !names.isEmpty { names.append("et al.") }
    return names.joined(separator: ", ")
  }

  static func sentence(_ text: String) -> String {
    text.last.map { ".?!".contains($0) } == true ? text : text + "."
  }

  /// A range of pages with an en dash, however it was written.
  static func range(_ pages: String) -> String {
    let parts = pages.split { "-–—".contains($0) }.map { $0.split(separator: " ").joined() }
    return parts.count == 2 ? parts.joined(separator: "–") : pages
  }

  static func link(of entry: BibTeXEntry) -> PageInline? {
    func field(_ name: String) -> String? {
      // Only what LaTeX makes one escape: addresses are no LaTeX.
      let text = entry.fields[name]?.replacing("\\_", with: "_").replacing("\\%", with: "%")
        .replacing("\\&", with: "&").replacing("\\#", with: "#").filter { !"{}".contains($0) }
      return text.map { $0.split(whereSeparator: \.isWhitespace).joined() }.flatMap {
        $0.isEmpty ? nil : $0
      }
    }
    if var doi = field("doi") {
      for prefix in ["https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "doi:"]
      where doi.lowercased().hasPrefix(prefix) {
        doi.removeFirst(prefix.count)
      }
      return .link(
        destination: "https://doi.org/" + doi, title: nil, [.text("doi:" + doi)])
    }
    if let eprint = field("eprint"), field("archiveprefix")?.lowercased() == "arxiv" {
      return .link(
        destination: "https://arxiv.org/abs/" + eprint, title: nil, [.text("arXiv:" + eprint)])
    }
    guard let url = field("url"),
      ["http://", "https://"].contains(where: url.lowercased().hasPrefix)
    else { return nil }
    return .link(destination: url, title: nil, [.text(url)])
  }
}
