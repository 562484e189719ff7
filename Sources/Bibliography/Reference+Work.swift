extension Reference {
  /// Formats a work in the style of medical journals (ICMJE): `Knuth DE. Title. *Journal* 2(1):3–4,
  /// 1984. doi:...`. Everything known is shown, except a URL beside a DOI or arXiv number, which
  /// leads to the same page.
  init(_ work: Work) {
    var parts: [Part] = []
    let leads = work.authors.names.isEmpty
    let editors = Self.editors(work.editors)
    let people = leads ? editors : Self.names(work.authors)
    if !people.isEmpty { parts.append(.text(Self.sentence(people) + " ")) }
    if !work.title.isEmpty { parts.append(.text(Self.sentence(work.title) + " ")) }
    if work.isPart { parts.append(.text("In: ")) }
    if !leads, !editors.isEmpty { parts.append(.text(editors + ". ")) }
    if !work.container.isEmpty { parts.append(.emphasis(work.container)) }

    var details = Self.details(work)
    if !work.container.isEmpty, !details.isEmpty {
      details.insert(.text(work.series.isEmpty && !work.place.isEmpty ? " " : ", "), at: 0)
    }
    if !work.container.isEmpty || !details.isEmpty { details.append(.text(".")) }
    parts += Self.joined(details)
    var ends = Self.links(of: work).map { $0 + [.text(".")] }
    if !work.note.isEmpty { ends.insert(Self.sentence(work.note), at: 0) }
    for end in ends {
      if parts.last?.text.last != " " { parts.append(.text(" ")) }
      parts += Self.joined(end)
    }
    self.init(
      key: work.key, parts: parts, authors: work.shortAuthors,
      year: work.year.isEmpty ? "n.d." : work.year)
  }
}

private extension Reference {
  /// Where and when the work appeared.
  static func details(_ work: Work) -> [Part] {
    let publisher = [work.address, work.publisher].filter { !$0.isEmpty }.joined(separator: ": ")
    let texts: [[Part]] = [
      work.container.isEmpty ? [.text(work.genre)] : [],
      [.text([work.series, work.place].filter { !$0.isEmpty }.joined(separator: " "))],
      [.text(Self.edition(work.edition))], [.text(publisher)], work.published,
      work.container.isEmpty ? [.text(work.version)] : [], [.text(work.year)],
    ]
    let filled = texts.filter { $0.contains { !$0.text.isEmpty } }
    return Array(filled.joined(separator: [.text(", ")]))
  }

  /// `Ankenbrand MJ, Lohr D`; of many names only the first six.
  static func names(_ people: Work.People) -> String {
    let names = people.names.prefix(6).map(\.inverted)
    let hasMore = people.hasMore || people.names.count > 6
    return (names + (hasMore && !names.isEmpty ? ["et al."] : [])).joined(separator: ", ")
  }

  /// `Boss B, editor`; empty without editors.
  static func editors(_ people: Work.People) -> String {
    let names = names(people)
    let areSeveral = people.names.count > 1 || people.hasMore
    return names.isEmpty ? "" : names + (areSeveral ? ", editors" : ", editor")
  }

  /// `2nd edition` for `2`; also takes `3rd` and `Second`.
  static func edition(_ text: String) -> String {
    guard !text.isEmpty, !text.lowercased().contains("ed") else { return text }
    guard let number = Int(text), number > 0 else { return text + " edition" }
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending) edition"
  }

  static func sentence(_ text: String) -> String {
    text.last.map { ".?!".contains($0) } == true ? text : text + "."
  }

  static func sentence(_ parts: [Part]) -> [Part] {
    let ends = parts.last.map { sentence($0.text) == $0.text } ?? true
    return ends ? parts : parts + [.text(".")]
  }

  static func links(of work: Work) -> [[Part]] {
    var links: [[Part]] = []
    if !work.doi.isEmpty {
      let address = "https://doi.org/" + work.doi.percentEncoded(beyond: "#%?")
      links.append([.link("doi:" + work.doi, destination: address)])
    }
    if !work.arXiv.isEmpty {
      let address = "https://arxiv.org/abs/" + work.arXiv.percentEncoded()
      links.append([.link("arXiv:" + work.arXiv, destination: address)])
      if !work.arXivClass.isEmpty { links[links.count - 1] += [.text(" [\(work.arXivClass)]")] }
    }
    if !work.pubMed.isEmpty {
      let address = "https://pubmed.ncbi.nlm.nih.gov/\(work.pubMed.percentEncoded())/"
      links.append([.link("PMID: " + work.pubMed, destination: address)])
    }
    if !work.pubMedCentral.isEmpty {
      let number = work.pubMedCentral
      let address = "https://www.ncbi.nlm.nih.gov/pmc/articles/\(number.percentEncoded())/"
      links.append([.link("PMCID: " + number, destination: address)])
    }
    if !work.url.isEmpty, !work.accessed.isEmpty || (work.doi.isEmpty && work.arXiv.isEmpty) {
      let isWeb = ["http://", "https://"].contains { work.url.lowercased().hasPrefix($0) }
      let date = work.accessed.isEmpty ? "" : " (accessed \(work.accessed))"
      links.append([
        isWeb ? .link(work.url, destination: work.url.percentEncoded()) : .text(work.url),
        .text(date),
      ])
    }
    return links
  }

  /// Joins adjacent texts.
  static func joined(_ parts: [Part]) -> [Part] {
    parts.reduce(into: []) { joined, part in
      if case .text(let next) = part, case .text(let text)? = joined.last {
        joined[joined.count - 1] = .text(text + next)
      } else if !part.text.isEmpty {
        joined.append(part)
      }
    }
  }
}

private extension Work {
  /// Volume, number and pages: `21(2):1–5`.
  var place: String {
    let issue = volume + (number.isEmpty ? "" : "(\(number))")
    return [issue, pages].filter { !$0.isEmpty }.joined(separator: ":")
  }

  var shortAuthors: String {
    let people = authors.names.isEmpty ? editors : authors
    switch (people.names.count, people.hasMore) {
    case (0, _): return title
    case (1, false): return people.names[0].short
    case (2, false): return people.names.map(\.short).joined(separator: " and ")
    default: return people.names[0].short + " et al."
    }
  }
}

private extension String {
  /// Encodes characters that addresses cannot contain, and those in `more`, as in `%3C`. A `%`
  /// stays unless `more` contains it. Letters of other scripts stay, since browsers encode them.
  func percentEncoded(beyond more: String = "") -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isOutside =
        scalar.value <= 32 || scalar.value == 127 || "\"<>\\^`{|}".unicodeScalars.contains(scalar)
        || more.unicodeScalars.contains(scalar)
      if isOutside {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: ("%" + (hex.count < 2 ? "0" : "") + hex).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
