import Foundation
import Testing

@testable import Book
@testable import Build

/// What runs again is exact: twelve figures in six chapters.
@Suite struct BookBuildTests {
  @Test func everythingRunsOnceAndThenNothing() async throws {
    let book = try SmallBook()
    let first = await book.build()
    #expect(first.diagnostics.map(\.description) == [])
    #expect(first.status == 0)
    #expect(first.ran == 12)
    let second = await book.build()
    #expect(second.ran == 0)
    #expect(second.written == [])
  }

  @Test func editedProseRunsNothingAndWritesItsPage() async throws {
    let book = try SmallBook()
    _ = await book.build()
    try book.edit("Chapters/c3.md", "The first value", "The very first value")
    let outcome = await book.build()
    #expect(outcome.ran == 0)
    let pages = outcome.written.filter { $0.hasSuffix(".html") && !$0.hasSuffix("single.html") }
    #expect(pages == ["html/c3.html"])
    #expect(try book.read("output/html/c3.html").contains("The very first value"))
  }

  @Test func anEditedCaptionOrColourRunsNothing() async throws {
    let book = try SmallBook()
    _ = await book.build()
    try book.edit("Chapters/c2.md", "Values of chapter 2.", "Other words.")
    #expect(await book.build().ran == 0)
    try book.edit("Chapters/c2.md", "factor: $factor", "factor: $factor\ncolor: orange")
    let outcome = await book.build()
    #expect(outcome.ran == 0)
    #expect(outcome.written.contains("html/figures/fig-scaled2.svg"))
  }

  @Test func oneOptionRunsOneStepAndRevertingItNone() async throws {
    let book = try SmallBook()
    _ = await book.build()
    try book.edit("Chapters/c2.md", "factor: $factor", "factor: 9")
    #expect(await book.build().ran == 1)
    try book.edit("Chapters/c2.md", "factor: 9", "factor: $factor")
    #expect(await book.build().ran == 0)
  }

  @Test func aChangedFileRunsWhatReadsIt() async throws {
    let book = try SmallBook()
    _ = await book.build()
    try book.write("tables/t4.tsv", "name\tvalue\na\t40\nb\t2.5\n")
    let outcome = await book.build()
    #expect(outcome.ran == 2)
    #expect(try book.read("output/html/c4.html").contains("160.00"))
  }

  @Test func aChapterParameterRunsWhatUsesIt() async throws {
    let book = try SmallBook()
    _ = await book.build()
    try book.edit("Chapters/c5.md", "{factor: 5}", "{factor: 50}")
    #expect(await book.build().ran == 1)
  }

  @Test func aParameterOfTheBookRunsWhatUsesIt() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/c1.md", "parameters: {factor: 1}", "title: First")
    try book.edit("Chapters/c2.md", "parameters: {factor: 2}", "title: Second")
    try book.edit(
      "Chapters/book.yaml", "seed: 7",
      "seed: 7\nparameters: {factor: 1, other: 5}\nprofiles: {full: {factor: 10}}")
    _ = await book.build()
    // The third chapter's own is another.
    try book.edit("Chapters/book.yaml", "{factor: 1, other: 5}", "{factor: 3, other: 6}")
    #expect(await book.build().ran == 2)
    #expect(await book.build { $0.profile = "full" }.ran == 2)
    #expect(try book.read("output/manifest.json").contains(#""profile" : "full""#))
    let unknown = await book.build { $0.profile = "fill" }
    #expect(unknown.status == 2)
    #expect(
      unknown.diagnostics.map(\.description) == [
        "Chapters/book.yaml:1:1: error[unknown-profile] the book has no profile `fill`; did you mean `full`? (known: full)"
      ])
  }

  @Test func changedCodeRunsAllThatUseItAndRevertingNone() async throws {
    let book = try SmallBook()
    _ = await book.build()
    book.fingerprints["Squared"] = "2"
    #expect(await book.build().ran == 6)
    book.fingerprints["Squared"] = "1"
    #expect(await book.build().ran == 0)
  }

  @Test func aDeletedOrDamagedOutputIsRestored() async throws {
    let book = try SmallBook()
    _ = await book.build()
    let page = try book.read("output/html/c3.html")
    let figure = try book.read("output/html/figures/fig-scaled1.svg")
    try FileManager.default.removeItem(at: book.root.appendingPathComponent("output/html/c3.html"))
    try book.write("output/html/figures/fig-scaled1.svg", "damaged")
    let outcome = await book.build()
    #expect(outcome.ran == 0)
    #expect(try book.read("output/html/c3.html") == page)
    #expect(try book.read("output/html/figures/fig-scaled1.svg") == figure)
  }

  @Test func aDamagedObjectIsComputedAgain() async throws {
    let book = try SmallBook()
    _ = await book.build()
    let objects = book.root.appendingPathComponent("output/.store/objects")
    let names =
      FileManager.default.enumerator(atPath: objects.path)?.compactMap { $0 as? String } ?? []
    let file = try #require(names.sorted().first { $0.count > 10 })
    try Data("damaged".utf8).write(to: objects.appendingPathComponent(file))
    let outcome = await book.build()
    #expect(outcome.status == 0)
    #expect(outcome.ran == 1)
  }

  /// As by a failing disk: the records are younger than the damage.
  @Test func whatIsFoundDamagedEndsWithOneAndIsComputedByTheNextBuild() async throws {
    let book = try SmallBook()
    _ = await book.build()
    let page = try book.read("output/html/c2.html")
    for folder in ["objects", "records"] {
      let place = book.root.appendingPathComponent("output/.store/\(folder)")
      let names =
        FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
      for name in names where name.count > 10 {
        let file = place.appendingPathComponent(name)
        try (folder == "objects" ? Data("damaged".utf8) : Data(contentsOf: file)).write(to: file)
      }
    }
    try book.append("\nMore.\n", to: "Chapters/c1.md")
    let damaged = await book.build()
    #expect(damaged.status == 1)
    #expect(damaged.failures.count == 12)
    #expect(
      damaged.failures.map(\.line).contains(
        "Chapters/c2.md:8: failed: scaled2: the output of Scaled is damaged; build again"))
    let outcome = await book.build()
    #expect(outcome.status == 0)
    #expect(outcome.ran == 12)
    #expect(try book.read("output/html/c2.html") == page)
  }

  @Test func theSameBytesWhateverTheNumberOfJobs() async throws {
    let book = try SmallBook()
    _ = await book.builder(output: "one") { $0.jobs = 1 }.run()
    _ = await book.builder(output: "two") { $0.jobs = 4 }.run()
    let one = book.root.appendingPathComponent("one")
    let paths = FileManager.default.enumerator(atPath: one.path)?.compactMap { $0 as? String } ?? []
    let files = paths.filter { !$0.hasPrefix(".store") && $0.contains(".") }
    #expect(files.count > 40)
    for path in files {
      let first = try? Data(contentsOf: one.appendingPathComponent(path))
      let second = try? Data(contentsOf: book.root.appendingPathComponent("two/" + path))
      #expect(first == second, "\(path)")
    }
  }

  @Test func frozenRunsNothing() async throws {
    let book = try SmallBook()
    let outcome = await book.build { $0.frozen = true }
    #expect(outcome.status == 1)
    #expect(outcome.ran == 0)
    #expect(
      outcome.diagnostics.map(\.description) == [
        "Chapters/book.yaml:1:1: error[stale] 12 of 12 steps are stale and the build is frozen; `report plan --why` names them"
      ])
  }

  @Test func frozenWritesNothing() async throws {
    let book = try SmallBook()
    #expect(await book.build().status == 0)
    #expect(await book.build { $0.frozen = true }.status == 0)
    let page = try book.read("output/html/c2.html")
    try book.edit("Chapters/c2.md", "The first value", "The very first value")
    let outcome = await book.build { $0.frozen = true }
    #expect(outcome.status == 1)
    #expect(
      outcome.diagnostics.map(\.description).last?.contains(
        "files of the output are stale, html/c2.html first, and the build is frozen") == true)
    #expect(try book.read("output/html/c2.html") == page)
  }

  /// The size and the time of the last writing stay what they were.
  @Test func whatWasDamagedWithoutATraceIsMadeAnew() async throws {
    let book = try SmallBook()
    #expect(await book.build().status == 0)
    let page = try book.read("output/html/c2.html")
    let place = book.root.appendingPathComponent("output/html/c2.html")
    let date = try #require(
      FileManager.default.attributesOfItem(atPath: place.path)[.modificationDate] as? Date)
    let file = try FileHandle(forWritingTo: place)
    try file.write(contentsOf: Data("?".utf8))
    try file.close()
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: place.path)
    #expect(await book.build().written == ["html/c2.html"])
    #expect(try book.read("output/html/c2.html") == page)
  }

  @Test func aChapterAloneLeavesNumbersAsItsPageHasThem() async throws {
    let book = try SmallBook()
    #expect(await book.build().status == 0)
    let values = try book.read("output/values.json")
    try book.edit("tables/t1.tsv", "1", "5")
    #expect(await book.build { $0.chapters = ["c1.md"] }.status == 0)
    let renewed = try book.read("output/values.json")
    #expect(renewed != values)
    let manifest = try book.read("output/manifest.json")
    #expect(await book.build().status == 0)
    #expect(try book.read("output/values.json") == renewed)
    // The whole book's page and PDF were still the old ones.
    #expect(try book.read("output/manifest.json") != manifest)
  }

  @Test func aChapterThatLeadsOutOfTheProjectIsRefused() async throws {
    let book = try SmallBook()
    try book.remove("Chapters/c2.md")
    try FileManager.default.createSymbolicLink(
      atPath: book.root.appendingPathComponent("Chapters/c2.md").path,
      withDestinationPath: "/etc/hostname")
    let outcome = await book.build()
    #expect(outcome.status == 2)
    #expect(
      outcome.diagnostics.map(\.description).contains(
        "Chapters/book.yaml:1:1: error[outside-project] Chapters/c2.md is a link that leads out of the project; copy what it leads to"
      ))
  }

  @Test func wrongSourcesOverwriteNothing() async throws {
    let book = try SmallBook()
    _ = await book.build()
    let page = try book.read("output/html/c3.html")
    try book.edit("Chapters/c3.md", "scaled3[a].value", "scald3[a].value")
    let outcome = await book.build()
    #expect(outcome.status == 2)
    #expect(
      outcome.diagnostics.first?.description.hasPrefix(
        "Chapters/c3.md:6:20: error[unknown-value] there is no block labelled `scald3`; did you mean `scaled3`?"
      )
        == true)
    #expect(try book.read("output/html/c3.html") == page)
  }

  @Test func oneChapterIsBuiltWhateverTheOthersCompare() async throws {
    let book = try SmallBook()
    try book.append(
      "\n```{when} scaled1[name=a].value < scaled1[b].value\nIt is smaller.\n```\n",
      to: "Chapters/c1.md")
    let outcome = await book.build { $0.chapters = ["c3"] }
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(outcome.status == 0)
    #expect(outcome.ran == 2)
  }

  @Test func aChapterAloneInAFreshFolderHasNoDeadLinks() async throws {
    let book = try SmallBook()
    #expect(await book.build { $0.chapters = ["c3"] }.ran == 2)
    let pages = book.root.appendingPathComponent("output/html")
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.path)
    #expect(names.filter { $0.hasSuffix(".html") }.count == 7)
    for name in names where name.hasSuffix(".html") {
      let page = try book.read("output/html/\(name)")
      for link in page.matches(of: /href="([^"#:]+)(#([^"]+))?"/) {
        let target = pages.appendingPathComponent(String(link.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(name): \(link.0)")
        guard let anchor = link.3, target.pathExtension == "html" else { continue }
        let text = try String(contentsOf: target, encoding: .utf8)
        #expect(text.contains("id=\"\(anchor)\""), "\(name): \(link.0)")
      }
    }
    #expect(try book.read("output/html/index.html").contains("its chapter was not built"))
    // From now on the others stay as they are.
    try book.append("\nMore.\n", to: "Chapters/c3.md")
    try book.append("\nMore.\n", to: "Chapters/c1.md")
    let again = await book.build { $0.chapters = ["c3"] }
    #expect(again.written.filter { $0.hasSuffix(".html") } == ["html/c3.html"])
  }

  @Test func twoBuildsAtOnceDoNoHarm() async throws {
    let book = try SmallBook()
    let one = book.builder()
    let two = book.builder()
    async let first = one.run()
    async let second = two.run()
    let outcomes = await [first, second]
    #expect(outcomes.map(\.status) == [0, 0])
    #expect(await book.build().ran == 0)
  }

  @Test func allThatIsWrongInBookYAMLIsSaidAtOnce() async throws {
    let book = try SmallBook()
    try book.edit("Chapters/book.yaml", "title: A small book\nseed: 7", "titel: A\nseed: abc")
    #expect(
      await book.build().diagnostics.map { $0.description.prefix(78) } == [
        "Chapters/book.yaml:1:1: error[unknown-option] book.yaml has no option `titel`;",
        "Chapters/book.yaml:1:1: error[wrong-option] the options lack `title`",
        "Chapters/book.yaml:2:7: error[wrong-option] option `seed`: “abc” is not a whol",
      ])
  }

  @Test func aProfileSetsOnlyParametersOfTheBook() async throws {
    let book = try SmallBook()
    try book.edit(
      "Chapters/book.yaml", "seed: 7",
      "seed: 7\nparameters: {factor: 1}\nprofiles: {full: {factr: 10}}")
    #expect(
      await book.build().diagnostics.map(\.description) == [
        "Chapters/book.yaml:4:19: error[unknown-parameter] the profile `full` sets `factr`, which is not a parameter of the book; did you mean `factor`? (known: factor)"
      ])
  }

  @Test func anUnwritableStoreEndsTheBuildWithOneSentence() async throws {
    let book = try SmallBook()
    try book.write("output/.store/objects", "a file")
    let outcome = await book.build()
    #expect(outcome.status == 2)
    let place = "\(book.root.path)/output/.store/objects"
    let sentence = "\(place) is a file where a folder of the build belongs; remove it"
    // As a warning before the build, and as what ends it.
    #expect(outcome.diagnostics.map(\.sentence) == [sentence, sentence])
    #expect(outcome.written == [])
  }
}
