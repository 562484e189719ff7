import Testing

@testable import Markup

@Suite struct CaptionTests {
  private func blocks(_ text: String) -> [Block] {
    ChapterParser.parse(text, file: "a.md").chapter.blocks
  }

  private static let table = "| A | B |\n|---|---|\n| 1 | 2 |\n"

  @Test(arguments: ["\n: Two *numbers* {#tab-two}\n", ": Two *numbers* {#tab-two}\n"])
  func aCaptionFollowsItsTable(_ caption: String) throws {
    let found = blocks(Self.table + caption)
    #expect(found.count == 1)
    guard
      case .captioned(.table(_, _, let rows, _), let text, let label, let position)? =
        found.first
    else { throw CancellationError() }
    #expect(rows.count == 1)
    #expect(text == [.text("Two "), .emphasis([.text("numbers")])])
    #expect(label == "tab-two")
    #expect(position.line == 1)
  }

  @Test func aTableWithoutACaptionStaysWhatItIs() {
    guard case .table? = blocks(Self.table + "\nText: more.\n").first else {
      Issue.record("no table")
      return
    }
  }

  @Test(arguments: [
    ("![Alt](a.png){#fig-a width=50%}", "Alt", "fig-a"), ("![Alt](a.png \"Title\")", "Title", nil),
    ("![Alt](a.png)\n\n: Caption {#fig-b}", "Caption", "fig-b"),
  ])
  func anImageByItselfIsABlock(_ text: String, _ caption: String, _ label: String?) throws {
    let found = blocks(text)
    #expect(found.count == 1)
    guard case .image("a.png", "Alt", let words, let own, _)? = found.first else {
      throw CancellationError()
    }
    #expect(words == [.text(caption)])
    #expect(own == label)
  }

  @Test func anImageWithinTextIsNone() {
    guard case .paragraph? = blocks("See ![Alt](a.png) here.").first else {
      Issue.record("no paragraph")
      return
    }
  }
}
