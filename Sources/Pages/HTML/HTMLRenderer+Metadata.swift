import Book

extension HTMLRenderer {
  /// Metadata for search engines and reference managers: Highwire's citation tags, Dublin Core and
  /// JSON-LD.
  func metadata(_ current: Int?) -> [HTML] {
    tags.flatMap { name, content -> [HTML] in
      guard let content else { return [] }
      return [.element("meta", [.init("name", name), .init("content", content)], []), "\n"]
    } + links(current) + [LinkedData.script(for: book), "\n"]
  }

  private var tags: [(name: String, content: String?)] {
    let description = book.subtitle.map { "\(book.title): \($0)" } ?? book.title
    let authors = book.authors.flatMap { author -> [(name: String, content: String?)] in
      [
        ("citation_author", author.name),
        ("citation_author_institution", author.affiliation),
        ("citation_author_orcid", author.orcidAddress),
      ]
    }
    let creators = book.authors.map { author -> (name: String, content: String?) in
      ("DC.creator", author.name)
    }
    return [
      ("description", description), ("generator", "report"), ("citation_title", book.title),
    ] + authors + [
      ("citation_publication_date", book.date?.replacing("-", with: "/")),
      ("citation_language", "en"),
      ("citation_pdf_url", book.url.map { "\($0.withoutSlash)/supplement.pdf" }),
      ("DC.title", book.title),
    ] + creators + [
      ("DC.description", book.subtitle), ("DC.date", book.date), ("DC.rights", book.license),
      ("DC.identifier", book.url), ("DC.language", "en"), ("DC.type", "Text"),
      ("DC.format", "text/html"),
    ]
  }

  private func links(_ current: Int?) -> [HTML] {
    var links: [HTML] = []
    if let current {
      for (target, relation) in [(current - 1, "prev"), (current + 1, "next")]
      where book.chapters.indices.contains(target) {
        let address = HTMLAddress.page(book.chapters[target].slug)
        links += [.element("link", [.init("rel", relation), .href(address)], []), "\n"]
      }
    }
    if let pdf {
      let attributes: [HTMLAttribute] = [
        .init("rel", "alternate"), .init("type", "application/pdf"), .href(.file(pdf)),
      ]
      links += [.element("link", attributes, []), "\n"]
    }
    return links
  }
}

extension String {
  fileprivate var withoutSlash: Substring { hasSuffix("/") ? dropLast() : self[...] }
}
