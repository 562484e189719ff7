import Book

extension HTMLRenderer {
  /// For search engines and reference managers: Highwire's citation tags, Dublin Core, and JSON-LD.
  func metadata(_ text: inout String, current: Int?) {
    func meta(_ name: String, _ content: String?) {
      guard let content else { return }
      text += "<meta name=\"\(name)\" content=\"\(content.html)\">\n"
    }
    meta("description", book.subtitle.map { "\(book.title): \($0)" } ?? book.title)
    meta("generator", "report")
    meta("citation_title", book.title)
    for author in book.authors {
      meta("citation_author", author.name)
      meta("citation_author_institution", author.affiliation)
      meta("citation_author_orcid", author.orcidAddress)
    }
    meta("citation_publication_date", book.date?.replacing("-", with: "/"))
    meta("citation_language", "en")
    meta("citation_pdf_url", book.url.map { "\($0.withoutSlash)/supplement.pdf" })
    meta("DC.title", book.title)
    for author in book.authors { meta("DC.creator", author.name) }
    meta("DC.description", book.subtitle)
    meta("DC.date", book.date)
    meta("DC.rights", book.license)
    meta("DC.identifier", book.url)
    meta("DC.language", "en")
    meta("DC.type", "Text")
    meta("DC.format", "text/html")
    if let current {
      for (target, rel) in [(current - 1, "prev"), (current + 1, "next")]
      where book.chapters.indices.contains(target) {
        text += "<link rel=\"\(rel)\" href=\"\(book.chapters[target].slug.urlPath).html\">\n"
      }
    }
    if let pdf {
      text += "<link rel=\"alternate\" type=\"application/pdf\" href=\"\(pdf.urlPath)\">\n"
    }
    text += LinkedData.script(for: book) + "\n"
  }
}

extension String {
  fileprivate var withoutSlash: Substring { hasSuffix("/") ? dropLast() : self[...] }
}
