import Engine
import Foundation
import Testing

@testable import Build

/// Pages of chapters that are gone go too, and nothing else does.
@Suite struct OutputFolderTests {
  private let book: SmallBook
  private let files = FileManager.default

  /// A book that was built and has lost its last chapter since.
  init() async throws {
    book = try SmallBook()
    _ = await book.build()
    try book.remove("Chapters/c6.md")
    try book.edit("Chapters/book.yaml", "  - c6.md\n", "")
  }

  private func place(_ path: String) -> URL { book.root.appendingPathComponent(path) }

  private func isThere(_ path: String) -> Bool { files.fileExists(atPath: place(path).path) }

  private func page(_ reason: String) -> String {
    "Chapters/book.yaml:1:1: warning[stale-output] html/c6.html is no longer part of the book but could not be removed (\(reason)); remove it from the output folder"
  }

  /// A copy without hidden files, as some services make, has lost what the builds knew.
  @Test(arguments: [".store", ".store/outputs.json", ".manifest"])
  func pagesOfAChapterThatIsGoneAreRemoved(_ lost: String) async throws {
    if lost != ".manifest" { try book.remove("output/" + lost) }
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    for path in ["html/c6.html", "html/figures/fig-scaled6.svg", "tables/scaled6.tsv"] {
      #expect(!isThere("output/" + path), "\(path)")
    }
    #expect(isThere("output/html/c5.html"))
    // The others are as they were.
    #expect(!outcome.written.contains("html/figures/fig-scaled5.svg"))
  }

  @Test func whatSomebodyChangedStaysAndIsNamedUntilItIsGone() async throws {
    try book.write("output/html/c6.html", "mine")
    for _ in 1...2 {
      #expect(await book.build().diagnostics.map(\.description) == [page("it was changed since")])
      #expect(try book.read("output/html/c6.html") == "mine")
    }
    try book.remove("output/html/c6.html")
    #expect(await book.build().diagnostics.map(\.description) == [])
    #expect(await book.build().status == 0)
  }

  @Test func aFolderInItsPlaceStays() async throws {
    try book.remove("output/html/c6.html")
    try book.write("output/html/c6.html/mine", "mine")
    #expect(await book.build().diagnostics.map(\.description) == [page("it is no longer a file")])
    #expect(try book.read("output/html/c6.html/mine") == "mine")
  }

  /// What is read back may have been written by anybody.
  @Test(arguments: [
    "../mine", "./mine", "/mine", "html//mine", "html/../../mine", "", "aside/mine",
  ])
  func nothingOutsideIsRemoved(_ path: String) async throws {
    try book.write("mine", "mine")
    try files.createSymbolicLink(at: place("output/aside"), withDestinationURL: book.root)
    try book.remove("output/.store")
    let outputs = [["path": path, "sha256": Digest(of: "mine").hex, "bytes": 4] as [String: Any]]
    let manifest = try JSONSerialization.data(withJSONObject: ["outputs": outputs])
    try manifest.write(to: place("output/manifest.json"))
    let told = await book.build().diagnostics.map(\.sentence)
    #expect(try book.read("mine") == "mine")
    let link =
      "aside/mine is no longer part of the book but could not be removed "
      + "(a link or a file stands in the way to it)"
    #expect(told == (path == "aside/mine" ? [link] : []))
  }
}
