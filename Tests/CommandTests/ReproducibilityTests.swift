import Foundation
import Testing

/// The same bytes whatever happens.
@Suite struct ReproducibilityTests {
  private func same(_ a: [String: Data], _ b: [String: Data]) -> [String] {
    Set(a.keys).union(b.keys).sorted().filter { a[$0] != b[$0] }
  }

  @Test func jobsLocaleAndTimeZoneMakeNoDifference() async throws {
    let book = try BookFolder()
    let first = try await book.report(
      "build", "--jobs", "1", "--output", "one", "--store", "one/.store",
      environment: ["LC_ALL": "C", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1600000000"])
    let second = try await book.report(
      "build", "--jobs", "4", "--output", "two", "--store", "two/.store",
      environment: [
        "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "America/Adak",
        "SOURCE_DATE_EPOCH": "1600000000", "USER": "somebody",
      ])
    #expect(first.status == 0)
    #expect(second.status == 0)
    let outputs = try book.outputs("one")
    #expect(outputs.count > 20)
    #expect(same(outputs, try book.outputs("two")) == [])
  }

  @Test(arguments: ["nan", "inf", "1e9", "-1", "253402300800", "today"])
  func aDayOfPublicationThatIsNoneIsRefused(epoch: String) async throws {
    let book = try BookFolder()
    let outcome = try await book.report("build", environment: ["SOURCE_DATE_EPOCH": epoch])
    #expect(outcome.status == 2)
    #expect(
      outcome.error
        == "error: SOURCE_DATE_EPOCH is “\(epoch)”; it must be whole seconds since 1970, up to the year 9999\n"
    )
    #expect(try book.outputs().isEmpty)
  }

  @Test func theDayOfPublicationMayBeTheEnvironments() async throws {
    let book = try BookFolder()
    try await book.report("build", environment: ["SOURCE_DATE_EPOCH": "253402300799"])
    #expect(try book.read("output/ro-crate-metadata.json").contains("9999-12-31"))
    try await book.report("build", environment: ["SOURCE_DATE_EPOCH": ""])
    #expect(!(try book.read("output/ro-crate-metadata.json").contains("9999-12-31")))
  }

  @Test func theFolderMakesNoDifference() async throws {
    let one = try BookFolder()
    let two = try BookFolder()
    try await one.report("build")
    try await two.report("build")
    #expect(same(try one.outputs(), try two.outputs()) == [])
  }

  @Test func aKilledBuildIsTakenUpAgain() async throws {
    let book = try BookFolder()
    try book.edit("Chapters/index.md", "repetitions: 50", "repetitions: 20000")
    try await book.report("build", "--output", "undisturbed", "--store", "undisturbed/.store")
    let expected = try book.outputs("undisturbed")
    var finished = 0
    for steps in 1...4 {
      let killed = try await book.command(["build", "--json", "--jobs", "1"]).run { process, text in
        // So many steps are done, the next one runs.
        if text.components(separatedBy: "\"finished\"").count > steps {
          kill(process, SIGKILL)
        }
      }
      if killed.status == 0 { break }
      #expect(killed.status == -SIGKILL)
      finished += killed.output.components(separatedBy: "\"finished\"").count - 1
    }
    #expect(finished > 1)
    let outcome = try await book.report("build")
    #expect(outcome.status == 0)
    let other = same(try book.outputs(), expected)
    #expect(other == [])
    #expect(try await book.report("build").output.hasPrefix("0 of 6 steps run, 0 files written"))
  }

  @Test func aBuildKilledWhileItWritesIsTakenUpAgain() async throws {
    let book = try BookFolder()
    try await book.report("build", "--output", "undisturbed", "--store", "undisturbed/.store")
    let expected = try book.outputs("undisturbed")
    let page = book.root.appendingPathComponent("output/html").path
    _ = try await book.command(["build"]).run { process, _ in
      if FileManager.default.fileExists(atPath: page) {
        kill(process, SIGKILL)
      }
    }
    #expect(try await book.report("build").status == 0)
    let other = same(try book.outputs(), expected)
    #expect(other == [])
  }

  @Test func twoBuildsAtOnceDoNoHarm() async throws {
    let book = try BookFolder()
    try await book.report("build", "--output", "alone", "--store", "alone/.store")
    let one = try book.command(["build"])
    let two = try book.command(["build"])
    async let first = one.run()
    async let second = two.run()
    let outcomes = try await [first, second]
    #expect(outcomes.map(\.status) == [0, 0], "\(outcomes.map(\.error))")
    let other = same(try book.outputs(), try book.outputs("alone"))
    #expect(other == [])
    #expect(try await book.report("build").output.hasPrefix("0 of 6 steps run, 0 files written"))
  }

  @Test func whatIsDeletedOrDamagedIsRestored() async throws {
    let book = try BookFolder()
    try await book.report("build")
    let expected = try book.outputs()
    let figure = try #require(expected.keys.filter { $0.hasSuffix(".svg") }.min())
    try book.remove("output/html/index.html")
    try book.remove("output/values.json")
    try book.write("output/\(figure)", "damaged")
    try book.write("output/html/single.html", "damaged")
    try book.write("output/tables/transfer.dice.tsv", "damaged")
    let outcome = try await book.report("build")
    #expect(outcome.output.hasPrefix("0 of 6 steps run, "))
    let other = same(try book.outputs(), expected)
    #expect(other == [])
  }

  @Test func aDamagedObjectIsComputedAgain() async throws {
    let book = try BookFolder()
    try await book.report("build")
    let expected = try book.outputs()
    let objects = book.root.appendingPathComponent("output/.store/objects")
    let names =
      FileManager.default.enumerator(atPath: objects.path)?.compactMap { $0 as? String } ?? []
    for name in names where name.contains("/") {
      try Data("damaged".utf8).write(to: objects.appendingPathComponent(name))
    }
    let outcome = try await book.report("build")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("6 of 6 steps run, "))
    let other = same(try book.outputs(), expected)
    #expect(other == [])
  }

  @Test func othersFilesInTheOutputAreLeftAlone() async throws {
    let book = try BookFolder()
    try book.write("output/html/mine.txt", "mine")
    try await book.report("build")
    try book.edit("Chapters/book.yaml", "  - curation.md\n", "")
    #expect(try await book.report("build").status == 0)
    #expect(try book.read("output/html/mine.txt") == "mine")
    #expect(try book.outputs()["html/curation.html"] == nil)
  }
}
