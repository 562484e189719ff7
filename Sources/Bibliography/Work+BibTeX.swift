extension Work {
  /// A work from an entry of BibTeX or biblatex. Unknown LaTeX commands are appended to `unknown`.
  init(_ fields: BibTeXFields, unknown: inout [String]) {
    var commands: [String] = []
    func parts(_ latex: String?) -> [Reference.Part] {
      guard let latex else { return [] }
      let text = LaTeXText(latex)
      commands += text.unknown
      return text.parts
    }
    func text(_ latex: String?) -> String { parts(latex).map(\.text).joined() }
    func people(_ latex: String?) -> People {
      guard let latex else { return People() }
      commands += LaTeXText(latex).unknown
      let (names, hasMore) = PersonName.list(bibtex: latex)
      return People(names: names, hasMore: hasMore)
    }
    func verbatim(_ latex: String?) -> String { latex.map { LaTeXAddress($0).text } ?? "" }

    self.init(key: fields.key)
    authors = people(fields["author"])
    editors = people(fields["editor"])
    title = [text(fields["title"]), text(fields["subtitle"])].filter { !$0.isEmpty }
      .joined(separator: ": ")
    let journal = text(fields["journal", "journaltitle", "shortjournal"])
    let isBook = Self.books.contains(fields.type)
    container = journal.isEmpty && !isBook ? text(fields["booktitle"]) : journal
    isPart = journal.isEmpty && !container.isEmpty
    series = text(fields["series"])
    edition = text(fields["edition"])
    volume = text(fields["volume"])
    number = text(fields["number", "issue"])
    pages = fields["pages"].map { Self.ranges(text($0)) } ?? text(fields["eid", "articleno"])
    publisher = text(fields["publisher", "school", "institution", "organization"])
    address = text(fields["address", "location"])
    (genre, number) = Self.genre(fields.type, text(fields["type"]), number: number)
    version = text(fields["version"])
    published = publisher.isEmpty ? parts(fields["howpublished"]) : []
    note = parts(fields["note", "addendum"])
    year = fields["year"].map(text) ?? Self.year(text(fields["date"]))
    if year.isEmpty, let state = fields["pubstate"] { year = Self.state(text(state)) }

    doi = Self.doi(verbatim(fields["doi"]))
    url = verbatim(fields["url"])
    accessed = Self.date(text(fields["urldate", "lastchecked", "accessed"]))
    pubMed = verbatim(fields["pmid"])
    pubMedCentral = verbatim(fields["pmcid"])
    let eprint = verbatim(fields["eprint"])
    switch verbatim(fields["archiveprefix", "eprinttype"]).lowercased() {
    case "arxiv": arXiv = Self.arXiv(eprint)
    case "pubmed", "pmid": pubMed = pubMed.isEmpty ? eprint : pubMed
    case "pmc", "pmcid": pubMedCentral = pubMedCentral.isEmpty ? eprint : pubMedCentral
    case "" where eprint.lowercased().hasPrefix("arxiv:"): arXiv = Self.arXiv(eprint)
    default: break
    }
    arXivClass = arXiv.isEmpty ? "" : text(fields["primaryclass", "eprintclass"])
    unknown = commands
  }
}

private extension Work {
  /// Types of entries that contain others and are not part of one.
  static let books: Set<String> = [
    "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings",
  ]

  /// The name of a thesis or report, and the rest of the entry's number.
  static func genre(
    _ entry: String, _ type: String, number: String
  ) -> (genre: String, number: String) {
    let names = [
      "phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis",
      "bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis",
      "techreport": "Technical report", "resreport": "Research report", "report": "Report",
      "thesis": "Thesis",
    ]
    guard let name = names[entry] else { return (names[type.lowercased()] ?? type, number) }
    let genre = type.isEmpty ? name : names[type.lowercased()] ?? type
    guard entry.hasSuffix("report"), !number.isEmpty else { return (genre, number) }
    return (genre + " " + number, "")
  }

  /// The year of a biblatex date: `2024-05-01` or `2015-07/2016`.
  static func year(_ date: String) -> String {
    let year = date.prefix { $0 != "-" && $0 != "/" }
    return year.count == 4 && year.allSatisfy(\.isNumber) ? String(year) : date
  }

  /// The words for biblatex's field `pubstate`.
  static func state(_ text: String) -> String {
    let known = [
      "inpress": "in press", "inpreparation": "in preparation", "prepublished": "prepublished",
      "submitted": "submitted", "forthcoming": "forthcoming",
    ]
    return known[text] ?? text
  }
}

extension Work {
  /// `4 March 2026` for `2026-03-04`; other text is not changed.
  static func date(_ text: String) -> String {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
      (1...12).contains(month), (1...31).contains(day)
    else { return text }
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return "\(day) \(months[month - 1]) \(year)"
  }

  /// The DOI without the address of a server.
  static func doi(_ text: String) -> String {
    var doi = text
    for prefix in ["https://", "http://", "www.", "dx.doi.org/", "doi.org/", "doi:"]
    where doi.lowercased().hasPrefix(prefix) {
      doi.removeFirst(prefix.count)
    }
    return doi
  }

  /// The number without `arXiv:`.
  static func arXiv(_ text: String) -> String {
    text.lowercased().hasPrefix("arxiv:") ? String(text.dropFirst(6)) : text
  }

  /// Page ranges with en dashes, however they were written: `12–18, 22–25`.
  static func ranges(_ pages: String) -> String {
    pages.split(separator: ",").map { part in
      let text = part.trimmed
      let hasDash = text.contains { "–—".contains($0) }
      let ends = text.split { hasDash ? "–—".contains($0) : "-‐‑".contains($0) }.map(\.trimmed)
      let isRange = ends.count == 2 && ends.allSatisfy { $0.contains(where: \.isNumber) }
      return isRange ? ends.joined(separator: "–") : text
    }.joined(separator: ", ")
  }
}

private extension Substring {
  /// The text without white space at its ends.
  var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
