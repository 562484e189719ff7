import Foundation
import TestSupport
import Testing

/// A study of one's own: begun, checked, built, and nothing left to do.
@Suite struct InitTests {
  @Test func aNewStudyBuildsAtOnce() async throws {
    let temporary = TemporaryFolder()
    let place = temporary.url
    let begun = try await Command(["init", "my-study"], in: place).run()
    #expect(begun.error == "")
    #expect(begun.lines == ["written to my-study; go there and run `report build`"])
    let study = place.appending(path: "my-study")
    #expect(try await Command(["check"], in: study).run().lines == ["nothing to complain about"])
    let built = try await Command(["build", "--quiet"], in: study).run()
    #expect(built.error == "")
    #expect(built.status == 0)
    let page = try String(
      contentsOf: study.appending(path: "output/html/index.html"), encoding: .utf8)
    #expect(page.contains("patients were curated"))
    #expect(!page.contains("not built"))
    // What says that the hearts are synthetic stands in the blocks, and goes with them.
    for chapter in ["curation", "learning"] {
      let text = try String(
        contentsOf: study.appending(path: "Chapters/\(chapter).md"), encoding: .utf8)
      let prose = text.split(separator: "```").enumerated().filter { $0.offset % 2 == 0 }
      #expect(text.contains("ynthetic"))
      #expect(!prose.contains { $0.element.contains("ynthetic") })
    }
    // The networks have learnt something.
    for (run, least) in [("first", 0.3), ("fewer", 0.2)] {
      let cited = try await Command(["cite", "networks.test[\(run), LV].pooled"], in: study).run()
      #expect(try #require(Double(cited.lines[0])) > least)
    }
    let frozen = try await Command(["build", "--frozen", "--quiet"], in: study).run()
    #expect(frozen.status == 0)
    // Written whole, not over what lies there.
    let file = study.appending(path: "first.safetensors")
    let link = study.appending(path: "link")
    try Data("before".utf8).write(to: file)
    try FileManager.default.linkItem(at: file, to: link)
    let saved = try await Command(
      ["model", "save", "networks", "first", "first.safetensors"], in: study
    ).run()
    #expect(saved.lines.count == 1)
    #expect(saved.output.hasPrefix("written to first.safetensors: "))
    #expect(try Data(contentsOf: link) == Data("before".utf8))
    let shown = try await Command(["model", "show", "first.safetensors"], in: study).run()
    #expect(shown.status == 0)
    let unknown = try await Command(
      ["model", "save", "networks", "frist", "first.safetensors"], in: study
    ).run()
    #expect(unknown.error == "error: networks has no run frist; there are first, fewer\n")
    #expect(unknown.status == 2)
    let again = try await Command(["init", "my-study"], in: place).run()
    #expect(again.status == 1)
    #expect(again.error.contains("is not an empty folder; a new study needs one of its own"))
  }
}
