import Figures
import Tables

@testable import Book
@testable import Pages

/// Books made in code, as the resolver would make them.
enum TinyBook {
  static let provenance = Provenance(
    directive: "scaled",
    steps: [.init(name: "Scaled", key: "0123456789abcdef", code: "fedcba", seed: 7)],
    inputs: [.init(file: "a.tsv", sha256: "00")])

  static func book(_ chapters: [[PageBlock]], footnotes: [[PageBlock]] = []) -> ResolvedBook {
    ResolvedBook(
      title: "A tiny book", subtitle: "With everything in it",
      authors: [
        .init(name: "A. Author", affiliation: "An institute", orcid: "0000-0002-1825-0097")
      ],
      date: "2021-05-06", license: "MIT", url: nil,
      chapters: chapters.enumerated().map { index, blocks in
        ResolvedChapter(
          slug: index == 0 ? "index" : "c\(index + 1)", title: "Chapter \(index + 1)",
          number: index + 1,
          blocks: [heading(1, "\(index + 1)", "Chapter \(index + 1)")] + blocks,
          footnotes: index == 0 ? footnotes : [], source: "Chapters/c\(index + 1).md")
      },
      bibliography: [
        BibliographyEntry(
          key: "okabe", number: 1,
          text: [
            .text("Okabe, Ito. Color Universal Design. "),
            .link(destination: "https://jfly.uni-koeln.de/color/", title: nil, [.text("Address")]),
          ])
      ])
  }

  static func heading(_ level: Int, _ number: String, _ title: String) -> PageBlock {
    .heading(
      level: level, number: number,
      id: title.lowercased().replacing(" ", with: "-"), [.text(title)])
  }

  static func paragraph(_ text: String) -> PageBlock { .paragraph([.text(text)]) }

  /// Text that fills about `lines` lines.
  static func prose(_ lines: Int) -> PageBlock {
    let words = "The end-diastolic volume of the left ventricle differs from the truth by some ml, "
    return paragraph(String(repeating: words, count: lines))
  }

  static func figure(_ number: Int, panels: Int = 1) throws -> PageBlock {
    let panel = Panel(
      x: Axis("row"), y: Axis("value", unit: "ml"), [.points(x: [1, 2], y: [3, 4], color: .blue)])
    return try .figure(
      PageFigure(
        id: "fig-\(number)", number: number,
        figure: Figure(Array(repeating: panel, count: panels), width: 300),
        source: Table([Column("value", numbers: [3, 4])]),
        caption: [.text("Caption of figure \(number).")], alt: "Two points.",
        provenance: provenance, key: nil))
  }

  static func table(rows: Int, shown: Int? = nil, columns: Int = 2) throws -> PageBlock {
    let numbers = (1..<max(2, columns)).map { index in
      Column(
        "v\(index)", title: "Value \(index)", unit: "ml", decimals: 1,
        numbers: (0..<rows).map { Double($0) })
    }
    let names = Column("name", title: "Name", texts: (0..<rows).map { "row \($0 + 1)" })
    return try .generatedTable(
      PageTable(
        id: "tab-1", file: "scaled", number: 1,
        table: Table([names] + numbers),
        shownRows: shown ?? rows, caption: [.text("Caption of the table.")],
        provenance: provenance))
  }

  static func value(_ text: String, slug: String, id: String) -> PageInline {
    .value(
      CitedValue(
        key: "scaled[a].value", text: text, exact: text, slug: slug, id: id,
        provenance: provenance))
  }
}
