/// The fields of an entry, including those inherited from the entries that `crossref` names.
///
/// Fields that identify a work are not inherited: title, pages, DOI, address and the like. A book's
/// title becomes the book title of its parts, and its authors are those of its chapters (`@inbook`)
/// but not of its articles.
struct BibTeXFields {
  private let entry: BibTeXEntry
  private let ancestors: [BibTeXEntry]

  /// Longer chains of references are cut, and so are circular ones.
  private static let generations = 8

  init(_ entry: BibTeXEntry, among entries: [String: BibTeXEntry]) {
    self.entry = entry
    var ancestors: [BibTeXEntry] = []
    var next = entry.crossref.flatMap { entries[$0] }
    while let ancestor = next, ancestors.count < Self.generations {
      guard ancestor.key != entry.key, !ancestors.contains(where: { $0.key == ancestor.key })
      else { break }
      ancestors.append(ancestor)
      next = ancestor.crossref.flatMap { entries[$0] }
    }
    self.ancestors = ancestors
  }

  var key: String { entry.key }
  var type: String { entry.type }

  /// The first of several fields that is not blank, as LaTeX; nil if all are.
  subscript(_ names: String...) -> String? {
    for name in names {
      if let text = field(name) { return text }
    }
    return nil
  }

  private func field(_ name: String) -> String? {
    if let own = entry.text(name) { return own }
    if Self.own.contains(name) || (name == "author" && entry.type != "inbook") { return nil }
    for ancestor in ancestors {
      if let text = ancestor.text(name) { return text }
      if name == "booktitle", ancestor.key != entry.key, let title = ancestor.text("title") {
        return title
      }
    }
    return nil
  }

  private static let own: Set<String> = [
    "title", "subtitle", "pages", "eid", "doi", "url", "urldate", "eprint", "eprinttype",
    "eprintclass", "archiveprefix", "primaryclass", "pmid", "pmcid", "note", "howpublished",
  ]
}

extension BibTeXEntry {
  /// The key of the entry that this one inherits from; nil for none.
  var crossref: String? { text("crossref") }

  /// The field's value; nil if it is missing or blank.
  func text(_ field: String) -> String? {
    fields[field].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }
}
