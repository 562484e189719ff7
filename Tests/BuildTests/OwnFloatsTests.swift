import Figures
import Foundation
import Testing

@testable import Book
@testable import Build

/// Tables and images that the author wrote are numbered among those that blocks make.
@Suite struct OwnFloatsTests {
  private static let image = """
    <svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="9" height="9"/></svg>
    """

  private func book(_ prose: String, _ settings: String = "") throws -> SmallBook {
    let book = try SmallBook()
    try book.write("Chapters/flow.svg", Self.image)
    if !settings.isEmpty { try book.edit("Chapters/book.yaml", "seed: 7", "seed: 7\n" + settings) }
    try book.edit("Chapters/c2.md", "The first value", "\(prose)\n\nThe first value")
    return book
  }

  private static let floats = """
    ![Who was left out](flow.svg "Patients."){#fig-flow}

    | Scanner | Field |
    |---|--:|
    | A | 3 T |

    : Scanners {#tab-scanners}

    See [](#tab-scanners), [](#fig-flow) and [](#fig-scaled2).
    """

  @Test func numbersFollowTheText() async throws {
    let book = try book(Self.floats, "prefix: S")
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    let page = try book.read("output/html/c2.html")
    // Two figures and two tables of the first chapter come before.
    #expect(page.contains(##"<a href="#tab-scanners">Table S3</a>, <a href="#fig-flow">Figure S3</a>"##))
    #expect(page.contains(##"<a href="#fig-scaled2">Figure S4</a>"##))
    #expect(page.contains("<strong>Table S3.</strong> Scanners"))
    #expect(page.contains("<strong>Figure S3.</strong> Patients."))
    #expect(page.contains("<title id=\"fig-flow-title\">Who was left out</title>"))
    #expect(try book.read("output/manifest.json").contains("Chapters/flow.svg"))
    #expect(await book.build().written == [])
    try book.edit("Chapters/flow.svg", "9", "8")
    #expect(await book.build().written.contains("html/figures/fig-flow.svg"))
  }

  @Test(arguments: [
    ("![A](flw.svg)", "missing-image] there is no image Chapters/flw.svg; did you mean `flow.svg`?"),
    ("![A](../flow.svg)", "outside-project] the image ../flow.svg lies outside Chapters; copy it"),
    ("![A](c1.md)", "wrong-image] the image Chapters/c1.md is neither SVG, PNG, JPEG nor PDF; save"),
    ("![](flow.svg)", "missing-alt] the image flow.svg has no alt text; say between the brackets"),
    ("An ![A](flow.svg) here", "image] the image flow.svg stands within text and is shown as a link"),
    ("![A](https://a.b/c.png)", "image] the image https://a.b/c.png lies elsewhere and is shown as"),
  ])
  func wrongImagesHaveTheirSentence(_ prose: String, _ sentence: String) async throws {
    let found = try await book(prose).builder().check().diagnostics.map(\.description)
    #expect(found.count == 1)
    #expect(found.first?.contains(sentence) == true, "\(found)")
  }

  @Test func aLabelStandsOnce() async throws {
    let found = try await book(Self.floats + "\n\n![B](flow.svg){#fig-flow}").builder().check()
    #expect(
      found.diagnostics.map(\.sentence) == ["the label `fig-flow` stands twice in this chapter"])
  }

  @Test func aPrefixIsAFewLetters() async throws {
    let found = try await book("", "prefix: 'a b'").builder().check()
    #expect(
      found.diagnostics.map(\.sentence) == ["option `prefix`: “a b” is not a few letters such as S"])
  }
}
