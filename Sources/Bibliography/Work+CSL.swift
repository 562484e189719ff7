extension Work {
  init(_ item: CSLItem) {
    func text(_ value: CSLItem.Text?) -> String { value.map { CSLText($0.text).text } ?? "" }
    func verbatim(_ value: CSLItem.Text?) -> String {
      value.map { $0.text.filter { !$0.isWhitespace } } ?? ""
    }

    self.init(key: item.id.text)
    authors = People(names: (item.author ?? []).map(PersonName.init))
    editors = People(names: (item.editor ?? []).map(PersonName.init))
    title = text(item.title)
    container = text(item.containerTitle)
    let parts = ["chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"]
    isPart = !container.isEmpty && parts.contains(item.type ?? "")
    series = text(item.collectionTitle)
    edition = text(item.edition)
    volume = text(item.volume)
    number = text(item.issue ?? item.collectionNumber)
    pages = Self.ranges(text(item.page))
    publisher = text(item.publisher)
    address = text(item.publisherPlace)
    genre = text(item.genre)
    if genre.isEmpty { genre = ["thesis": "Thesis", "report": "Report"][item.type ?? ""] ?? "" }
    let named = text(item.number)
    if named.lowercased().hasPrefix("arxiv:") {
      arXiv = Self.arXiv(named)
    } else if !named.isEmpty, item.type == "report" {
      genre += " " + named
    } else if number.isEmpty {
      number = named
    }
    version = text(item.version)
    year = item.issued?.year ?? text(item.status)
    note = [.text(text(item.note))].filter { !$0.text.isEmpty }
    doi = Self.doi(verbatim(item.doi))
    url = verbatim(item.url)
    accessed = item.accessed?.day ?? ""
    pubMed = verbatim(item.pubMed)
    pubMedCentral = verbatim(item.pubMedCentral)
  }
}

private extension PersonName {
  init(_ name: CSLItem.Name) {
    self.init(
      given: name.given ?? "",
      von: [name.droppingParticle, name.particle].compactMap(\.self).joined(separator: " "),
      family: name.family ?? name.literal ?? "", suffix: name.suffix ?? "")
  }
}

private extension CSLItem.Moment {
  /// The year; nil if none is given.
  var year: String? {
    let text = parts?.first?.first?.text ?? literal?.text ?? raw.map { String($0.text.prefix(4)) }
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `4 March 2026`, or the words of the entry.
  var day: String {
    guard let first = parts?.first else { return literal?.text ?? Work.date(raw?.text ?? "") }
    return Work.date(first.map(\.text).joined(separator: "-"))
  }
}
