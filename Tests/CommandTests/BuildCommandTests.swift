import Foundation
import Testing

@Suite struct BuildCommandTests {
  @Test func buildsAllAndThenNothing() async throws {
    let book = try BookFolder()
    let first = try await book.report("build")
    #expect(first.status == 0, "\(first.error)")
    #expect(first.output.hasPrefix("6 of 6 steps run, "))
    #expect(first.output.contains(", 1 of 1 published numbers equal, "))
    #expect(first.errors.contains("done: published curation"))
    #expect(try book.read("output/html/index.html").contains("0.800"))
    let paths = try Set(book.outputs().keys)
    #expect(
      paths.isSuperset(of: [
        "html/index.html", "html/curation.html", "html/single.html", "values.json", "values.tex",
        "manifest.json", "ro-crate-metadata.json", "tables/transfer.dice.tsv",
        "tables/transfer.dice.csv",
      ]))
    let second = try await book.report()
    #expect(second.status == 0)
    #expect(second.output.hasPrefix("0 of 6 steps run, 0 files written"))
  }

  @Test func frozenRunsNothing() async throws {
    let book = try BookFolder()
    let stale = try await book.report("build", "--frozen")
    #expect(stale.status == 1)
    #expect(
      stale.error
        == "Chapters/book.yaml:1:1: error[stale] 6 of 6 steps are stale and the build is frozen; `report plan --why` names them\n"
    )
    #expect(try await book.report("build").status == 0)
    #expect(try await book.report("build", "--frozen").status == 0)
  }

  @Test func quietSaysNothing() async throws {
    let book = try BookFolder()
    let outcome = try await book.report("build", "--quiet")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.error == "")
  }

  @Test func jsonIsOneEventALine() async throws {
    let book = try BookFolder()
    try book.edit("Chapters/index.md", "mean: 0.50", "mean: 0.51")
    let outcome = try await book.report("build", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    var kinds: [String: Int] = [:]
    for line in outcome.lines {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
      for kind in object.keys
      where ["planned", "started", "finished", "sentence", "done"].contains(kind) {
        kinds[kind, default: 0] += 1
      }
    }
    #expect(kinds == ["planned": 1, "started": 6, "finished": 6, "sentence": 1, "done": 1])
    let last = try #require(outcome.lines.last)
    #expect(
      last.hasPrefix(
        #"{"done":{"carried":0,"published":{"carried":0,"equal":0,"explained":0,"notComputed":0,"total":1},"ran":6,"status":0,"steps":6,"written":["#
      ))
    #expect(outcome.lines.first == #"{"planned":{"stale":6,"total":6}}"#)
  }

  @Test func aWarningFailsOnlyTheStrict() async throws {
    let book = try BookFolder()
    try book.edit("Chapters/index.md", "mean: 0.50", "mean: 0.51")
    let outcome = try await book.report("build")
    #expect(outcome.status == 0)
    #expect(
      outcome.error.contains(
        "Chapters/index.md:16:1: warning[not-replicated] `transfer.dice[R, LV, test].mean` was published as 0.51, computed is 0.50; if it has to differ, say why in `differs:`\n"
      ))
    #expect(try await book.report("build", "--strict").status == 1)
  }

  @Test func missingDataIsShownAndFailsOnlyTheStrict() async throws {
    let book = try BookFolder()
    try book.remove("mirror")
    let outcome = try await book.report("build")
    #expect(outcome.status == 0, "\(outcome.error)")
    let sentence =
      "tiny/\(BookFolder.doubleTransfer) is not in data/tiny nor in a mirror, and the catalog knows no address to fetch it from; put it there, or name a mirror with --mirror or REPORT_MIRROR"
    #expect(outcome.error.contains(sentence))
    #expect(
      try book.read("output/html/index.html").contains("<code>tiny</code>, which is not here"))
    #expect(try book.read("output/html/curation.html").contains("There are"))
    #expect(try await book.report("build", "--strict").status == 1)
    // What comes later is built.
    try book.data(BookFolder.doubleTransfer, BookFolder.confusion([800, 900, 700, 800]))
    try book.data(BookFolder.random, BookFolder.confusion([500, 600, 400, 500]))
    #expect(try await book.report("build", "--strict").status == 0)
  }

  @Test func aFailedStepLeavesTheRestAndEndsWithOne() async throws {
    let book = try BookFolder()
    try book.write("tables/patient_metadata.tsv", "pid\tset\n1\tnowhere\n")
    let outcome = try await book.report("build")
    #expect(outcome.status == 1)
    #expect(
      outcome.error.contains(
        "Chapters/curation.md:5: failed: published curation: tables/patient_metadata.tsv: there is no column PatientsSex; the columns are pid, set\n"
      ))
    let json = try await book.report("build", "--json").output
    #expect(json.contains(#""failed":{"id":""#))
    #expect(json.contains(#""place":"Chapters/curation.md:5""#))
    #expect(try book.read("output/html/index.html").contains("0.800"))
  }

  @Test func volumesOfAnybodyBesideTheTruth() async throws {
    let book = try BookFolder()
    try book.write(
      "Chapters/curation.md",
      """
      # Volumes

      ```{volume-agreement} agreement
      predicted: own/volumes.csv
      truth: own/truth.csv
      method: ours
      measures: [EDV, ESV]
      figure: bland-altman
      repetitions: 20
      ```

      """)
    try book.write("own/volumes.csv", "pid,EDV,ESV\n1,101,52\n2,122,58\n3,90,37\n")
    try book.write("own/truth.csv", "Id,Systole,Diastole\n1,50,100\n2,60,120\n3,40,90\n")
    let outcome = try await book.report("build", "curation.md")
    #expect(outcome.status == 0, "\(outcome.error)")
    let rows = try book.read("output/tables/agreement.tsv").split(separator: "\n")
    // (1 + 2 + 0) / 3 and (2 - 2 - 3) / 3.
    #expect(
      rows.dropFirst().map { $0.split(separator: "\t").prefix(5).joined(separator: " ") } == [
        "ours EDV ml 3 1", "ours ESV ml 3 -1",
      ])
    try book.edit("Chapters/curation.md", "method: ours\n", "")
    #expect(try await book.report("build", "curation.md").status == 0)
    #expect(try book.read("output/tables/agreement.tsv").contains("volumes\tEDV\t"))
    try book.write("own/volumes.csv", "pid,EDV,ESV\nSC1,101,52\nSC2,122,58\n")
    let named = try await book.report("build", "curation.md")
    #expect(
      named.error.contains(
        "own/volumes.csv:2: the Id SC1 is not the number of a patient; patients with other names are compared as a `cohort`"
      ), "\(named.error)")
    try book.edit("Chapters/curation.md", "measures:", "analysis: methods\nmeasures:")
    let refused = try await book.report("check")
    #expect(
      refused.output.contains(
        "Chapters/curation.md:4:1: error[wrong-option] option `predicted`: is for the agreement of published volumes, without a `cohort`"
      ), "\(refused.output)")
  }

  @Test func oneChapterAlone() async throws {
    let book = try BookFolder()
    let outcome = try await book.report("build", "curation.md")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.hasPrefix("1 of 1 steps run"))
    let pages = try book.outputs().keys.filter { $0.hasSuffix(".html") }
    #expect(pages.sorted() == ["html/curation.html", "html/index.html", "html/single.html"])
    let unknown = try await book.report("build", "curatoin")
    #expect(unknown.status == 2)
    #expect(
      unknown.error
        == "Chapters/book.yaml:1:1: error[unknown-chapter] the book has no chapter `curatoin`; did you mean `curation`? (known: index, curation)\n"
    )
  }

  @Test func theOutputGoesWhereItIsTold() async throws {
    let book = try BookFolder()
    #expect(try await book.report("build", "--output", "elsewhere").status == 0)
    #expect(try book.outputs("elsewhere").count > 20)
    #expect(try book.outputs().isEmpty)
  }

  @Test func whereverTheOutputGoesResultsAreKept() async throws {
    let book = try BookFolder()
    #expect(try await book.report("build").output.hasPrefix("6 of 6 steps run"))
    let elsewhere = try await book.report("build", "--output", "elsewhere")
    #expect(elsewhere.output.hasPrefix("0 of 6 steps run"), "\(elsewhere.output)")
    #expect(try book.outputs("elsewhere") == book.outputs())
    let anew = try await book.report("build", "--store", "store")
    #expect(anew.output.hasPrefix("6 of 6 steps run"), "\(anew.output)")
  }

  @Test func aMirrorNamedInTheCallIsUsed() async throws {
    let book = try BookFolder()
    let outcome = try await book.report(
      "build", "--mirror", "mirror", environment: ["REPORT_MIRROR": "/nowhere"])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("6 of 6"))
  }

  @Test(arguments: [
    ["build", "--jobs", "0"], ["build", "--jobs", "many"], ["build", "--paper", "a5"],
    ["build", "--wrong"], ["wrong", "call", "--of"], ["cite"], ["data", "wrong", "--set"],
    ["build", "--project", "/"],
  ])
  func aWrongCallEndsWithTwo(arguments: [String]) async throws {
    let book = try BookFolder()
    let outcome = try await book.command(arguments).run()
    #expect(outcome.status == 2, "\(outcome.error)")
    #expect(outcome.output == "")
    #expect(outcome.error.hasPrefix("Error: ") || outcome.error.hasPrefix("error: "))
  }

  @Test func aBookIsFoundFromBelow() async throws {
    let book = try BookFolder()
    let place = book.root.appendingPathComponent("tables")
    let outcome = try await Command(["check"], in: place).run()
    #expect(outcome.status == 0)
    #expect(outcome.output == "nothing to complain about\n")
  }
}
