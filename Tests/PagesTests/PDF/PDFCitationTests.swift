import Testing

@testable import Book
@testable import Pages

/// Works in the text and in the list of references.
@Suite struct PDFCitationTests {
  private func book(label: String?) -> ResolvedBook {
    var book = TinyBook.book([
      [
        .paragraph([
          .text("Seen before "), .citation([.init(number: 1, locator: "p. 3")]), .text("."),
        ])
      ]
    ])
    book.bibliography[0].label = label
    return book
  }

  @Test func worksAreNumbered() throws {
    let text = try PDFFile(book(label: nil)).pages.joined()
    #expect(text.contains("Seen before [1, p. 3]."))
    #expect(text.contains(/\n *1 +Okabe, Ito\. Color/))
  }

  @Test func worksMayBeCalledByAuthorsAndYear() throws {
    let text = try PDFFile(book(label: "Okabe and Ito, 2008a")).pages.joined()
    #expect(text.contains("Seen before (Okabe and Ito, 2008a, p. 3)."))
    #expect(text.contains(/\n *Okabe, Ito\. Color/))
  }
}
