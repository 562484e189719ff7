import Book
import Escaping
import Foundation

/// `labels.json` and `labels.tex`: the numbers and pages of figures, tables and equations, for the
/// manuscript beside the supplement.
package struct LabelList: Sendable {
  /// One figure, table or equation.
  package struct Label: Codable, Hashable, Sendable {
    /// The author's label: `fig-agreement`.
    package var label: String
    /// `Figure`, `Table` or `Equation`.
    package var kind: String
    /// As the pages show it: `S3`.
    package var number: String
    /// The page of the PDF.
    package var page: Int?
    /// Where it stands in the pages: `labels.html#fig-agreement`.
    package var address: String
  }

  /// In the order of the book.
  package let labels: [Label]

  /// `pages`: page numbers of the PDF by named place.
  package init(_ book: ResolvedBook, pages: [String: Int]) {
    labels = book.chapters.flatMap { chapter in
      chapter.blocks.withNested.compactMap { block -> Label? in
        guard let (kind, number, id) = Self.numbered(block) else { return nil }
        return Label(
          label: id, kind: kind, number: number, page: pages[PDFPlaces.name(chapter.slug, id)],
          address: "\(chapter.slug).html#\(id)")
      }
    }
  }

  /// Reads `labels.json`. Throws `DecodingError`.
  package init(json: Data) throws { labels = try JSONDecoder().decode([Label].self, from: json) }

  private static func numbered(_ block: PageBlock) -> (kind: String, number: String, id: String)? {
    switch block {
    case .figure(let figure): ("Figure", figure.numeral, figure.id)
    case .generatedTable(let table): ("Table", table.numeral, table.id)
    case .captioned(let caption, _): ("Table", caption.numeral, caption.id)
    case .equation(_, let id?, let number?): ("Equation", "\(number)", id)
    default: nil
    }
  }

  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(labels)
  }

  /// Macros: `\reportref{fig-agreement}` gives the number, `\reportpageref{fig-agreement}` the page.
  package var latex: String {
    var text = """
      % \\input{labels} and write Figure~\\reportref{LABEL} or page~\\reportpageref{LABEL} of the supplement.
      \\makeatletter
      \\newcommand{\\reportref}[1]{\\@ifundefined{reportr@\\detokenize{#1}}{\\textbf{??}}{\\csname reportr@\\detokenize{#1}\\endcsname}}
      \\newcommand{\\reportpageref}[1]{\\@ifundefined{reportp@\\detokenize{#1}}{\\textbf{??}}{\\csname reportp@\\detokenize{#1}\\endcsname}}
      \\newcommand{\\report@label}[3]{\\expandafter\\def\\csname reportr@\\detokenize{#1}\\endcsname{#2}\\expandafter\\def\\csname reportp@\\detokenize{#1}\\endcsname{#3}}

      """
    var used: Set<String> = []
    for label in labels where used.insert(label.label).inserted {
      let page = label.page.map { "\($0)" } ?? "??"
      text += "\\report@label{\(label.label.inTeXName)}{\(label.number.inTeX)}{\(page)}\n"
    }
    return text + "\\makeatother\n"
  }
}
