import Foundation
import Testing

/// The commands beside `build`.
@Suite struct CommandTests {
  // MARK: The parser

  @Test func versionAndHelp() async throws {
    let book = try BookFolder()
    #expect(try await book.report("--version").output == "0.1.0\n")
    let help = try await book.report("--help")
    #expect(help.status == 0)
    let commands = [
      "init", "build", "plan", "check", "verify", "freeze", "accept", "cite", "labels", "values",
      "log", "data", "curate", "masks", "phantom", "model", "export", "step", "clean",
    ]
    let listed = help.output.components(separatedBy: "SUBCOMMANDS:").last?
      .split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .filter { !$0.hasPrefix("  See ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(listed == commands)
    for command in commands {
      let own = try await book.report(command, "--help")
      #expect(own.status == 0)
      #expect(own.output.contains("USAGE: report \(command)"), "\(own.output)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsComeFromTheSameParser(shell: String) async throws {
    let book = try BookFolder()
    let script = try await book.report("--generate-completion-script", shell)
    #expect(script.status == 0)
    #expect(script.output.contains("frozen"))
    #expect(script.output.contains("accept"))
  }

  @Test(arguments: [("bulid", "build"), ("plna", "plan"), ("dta", "data")])
  func aMisspelledCommandIsSaid(word: String, command: String) async throws {
    let book = try BookFolder()
    let outcome = try await book.report(word)
    #expect(outcome.status == 2)
    #expect(
      outcome.error == "error: there is no command `\(word)`; did you mean `\(command)`?\n")
    #expect(try book.outputs().isEmpty)
  }

  @Test func withoutACommandChaptersAreBuilt() async throws {
    let book = try BookFolder()
    try book.edit("Chapters/book.yaml", "- curation.md", "- plans.md")
    try book.write("Chapters/plans.md", "# Plans\n")
    #expect(try await book.report("plans").status == 0)
    #expect(
      try await book.report("build", "plan").errors == [
        "Chapters/book.yaml:1:1: error[unknown-chapter] the book has no chapter `plan`; did you mean `plans`? (known: index, plans)"
      ])
  }

  // MARK: plan

  /// Without what is told of the time, which is the machine's.
  private func untimed(_ lines: [String]) -> [String] {
    lines.map {
      $0.replacing(#/ \((?:less than a second|about [0-9a-z ]+)\)$/#, with: "")
        .replacing(
          #/, (?:less than a second|about [0-9a-z ]+) with \d+ jobs?(?:; \d+ of them never ran before, their time is a guess)?$/#,
          with: "")
    }
  }

  @Test func planSaysWhatWouldRunAndWhy() async throws {
    let book = try BookFolder()
    let first = try await book.report("plan", "--why")
    #expect(first.status == 0)
    #expect(first.lines.last == "6 of 6 steps would run")
    #expect(first.lines.count { $0 == "  it has never run" } == 3)
    #expect(try book.outputs().isEmpty)
    try await book.report("build")
    #expect(try await book.report("plan").output == "0 of 6 steps would run\n")

    try book.edit("Chapters/index.md", "repetitions: 50", "repetitions: 60")
    let parameter = try await book.report("plan", "--why")
    #expect(
      untimed(parameter.lines) == [
        "Dice from counts of confusion_WS_doubleTransferLearn.tsv",
        "  the parameter repetitions changed from 50 to 60",
        "Dice from counts of confusion_WS_plainLearn.tsv",
        "  the parameter repetitions changed from 50 to 60",
        "2 of 6 steps would run",
      ])

    try book.edit("Chapters/index.md", "repetitions: 60", "repetitions: 50")
    try book.data(BookFolder.random, BookFolder.confusion([1, 2, 3, 4]))
    #expect(
      untimed(try await book.report("plan", "--why").lines) == [
        "counts of confusion_WS_plainLearn.tsv",
        "  the file tiny/7T/confusion_tables/confusion_WS_plainLearn.tsv changed",
        "images of 2 tables of counts",
        "  counts of confusion_WS_plainLearn.tsv will run first: the file tiny/7T/confusion_tables/confusion_WS_plainLearn.tsv changed",
        "Dice from counts of confusion_WS_plainLearn.tsv",
        "  counts of confusion_WS_plainLearn.tsv will run first: the file tiny/7T/confusion_tables/confusion_WS_plainLearn.tsv changed",
        "3 of 6 steps would run",
      ])
    try book.write("Chapters/curation.md", "```{curation-sumary} x\n```\n")
    let wrong = try await book.report("plan")
    #expect(wrong.status == 2)
    #expect(wrong.output == "")
    #expect(wrong.error.contains("Chapters/curation.md:1:1: error[unknown-directive] "))
  }

  // MARK: check

  @Test func checkNamesFileLineAndColumn() async throws {
    let book = try BookFolder()
    #expect(try await book.report("check").output == "nothing to complain about\n")
    try book.edit("Chapters/index.md", "models: [TL2, R]", "modles: [TL2, R]")
    try book.write(
      "Chapters/curation.md",
      """
      # Curation

      See [](#tab-nothing) and {vall}`x` and {val}`transfr.count` and [@nobody].

      ```{curation-summary} transfer
      source: tables
      ```

      """)
    let outcome = try await book.report("check")
    #expect(outcome.status == 2)
    #expect(
      outcome.error
        == "not checked: numbers of transfer, which are not built as they are now\n")
    #expect(
      outcome.output.hasPrefix(
        """
        Chapters/curation.md:3:5: error[undefined-reference] nothing is labelled `tab-nothing`; known: curation, transfer
          3 | See [](#tab-nothing) and {vall}`x` and {val}`transfr.count` and [@nobody].
            |     ^

        """))
    #expect(
      outcome.lines == [
        "Chapters/curation.md:3:5: error[undefined-reference] nothing is labelled `tab-nothing`; known: curation, transfer",
        "Chapters/curation.md:3:26: error[unknown-role] there is no role `vall`; did you mean `val`? (known: val, numref, ref, cite)",
        "Chapters/curation.md:3:40: error[unknown-value] there is no block labelled `transfr`; did you mean `transfer`? (known: transfer)",
        "Chapters/curation.md:3:65: error[unknown-citation] the bibliography has no entry `nobody`; known: dice1945",
        "Chapters/curation.md:5:1: error[duplicate-label] the label `transfer` is taken by Chapters/index.md:8; give this block another",
        "Chapters/index.md:10:1: error[unknown-option] `transfer-comparison` has no option `modles`; did you mean `models`? (known: alt, alts, analysis, caption, captions, colours, decimals, figure, landscape, live, models, pairs, part, repetitions, rows, show, source, threshold, width)",
      ])
    let json = try await book.report("check", "--json")
    #expect(json.status == 2)
    #expect(json.lines.count == outcome.lines.count)
    for line in json.lines {
      _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
    #expect(try book.outputs().isEmpty)
  }

  @Test func checkWarnsOfEntriesThatAreNeverCited() async throws {
    let book = try BookFolder()
    try book.edit("Chapters/index.md", " and [@dice1945]", "")
    let outcome = try await book.report("check")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "Chapters/references.bib:1:1: warning[unused-citation] the entry `dice1945` is never cited; cite it or take it out\n"
    )
    #expect(try await book.report("check", "--strict").status == 2)
  }

  // MARK: cite and values

  @Test func citeGivesTheExactNumberAndItsPlace() async throws {
    let book = try BookFolder()
    let early = try await book.report("cite", "curation.patients")
    #expect(early.status == 2)
    #expect(early.error == "error: nothing has been built yet; run `report build`\n")
    try await book.report("build")
    let exact = try await book.report("cite", "transfer.dice[TL2, LV, test].mean")
    #expect(exact.status == 0)
    #expect(exact.output == "0.8\n")
    #expect(exact.error.hasPrefix("transfer.dice[TL2, LV, test].mean, index.html#"))
    #expect(
      try await book.report("cite", "transfer.dice[TL2,LV,test].mean", "--format", ".1%").output
        == "80.0%\n")
    #expect(try await book.report("cite", "curation.patients").output == "3 patients\n")
    let wrong = try await book.report("cite", "curation.patient")
    #expect(wrong.status == 2)
    #expect(
      wrong.error
        == "error: there is no value `curation.patient`; did you mean `curation.patients`?\n")
    let format = try await book.report("cite", "curation.patients", "--format", "wrong")
    #expect(format.status == 2)
    #expect(
      format.error
        == "error: “wrong” is not a number format; use e.g. .2f, .1%, ,d, +.1f or p\n")
  }

  @Test func valuesListsWhatMatches() async throws {
    let book = try BookFolder()
    #expect(try await book.report("values").status == 2)
    try await book.report("build")
    let all = try await book.report("values")
    #expect(all.status == 0)
    #expect(all.lines.count > 50)
    let some = try await book.report("values", "dice[*LV*mean")
    #expect(
      some.lines.map { $0.split(separator: "\t").prefix(2).joined(separator: " = ") } == [
        "transfer.dice[TL2, LV, test].mean = 0.8", "transfer.dice[R, LV, test].mean = 0.5",
      ])
    let none = try await book.report("values", "nothing*like*it")
    #expect(none.status == 1)
    #expect(none.output == "")
    #expect(none.error == "error: no address matches `nothing*like*it`\n")
  }

  @Test func cellsAndTitlesDoNotSpeakToTheTerminal() async throws {
    let book = try BookFolder()
    try book.write(
      "tables/patient_metadata.tsv", BookFolder.patients(scanner: "Aera\u{1B}]0;title\u{7}"))
    try await book.report("build")
    let values = try await book.report("values", "scanners")
    #expect(values.output.contains(#"Aera\u{1B}]0;title\u{07}"#), "\(values.output)")
    #expect(!values.output.contains("\u{1B}"))
    try book.edit("Chapters/curation.md", "source: tables", "source: \"ta\\ebles\"")
    let wrong = try await book.report("plan")
    #expect(wrong.status == 2)
    #expect(wrong.error.contains(#"ta\u{1B}bles"#), "\(wrong.error)")
    #expect(!wrong.error.contains("\u{1B}"))
  }

  // MARK: data

  @Test func dataListsAndVerifies() async throws {
    let book = try BookFolder()
    let list = try await book.report("data")
    #expect(
      list.lines == [
        "tiny: Four images", "  licence MIT, https://example.org/tiny at abc",
        "  2 of 2 files are here",
      ])
    let verified = try await book.report("data", "verify")
    #expect(verified.status == 0)
    #expect(verified.output == "tiny: 2 of 2 files are as the catalog says\n")
    try book.remove("mirror/tiny/\(BookFolder.random)")
    try book.write("mirror/tiny/\(BookFolder.doubleTransfer)", "damaged")
    #expect(
      try await book.report("data").lines.last
        == "  0 of 2 files are here, 1 with another checksum than the catalog says and not used")
    let bad = try await book.report("data", "verify", "tiny")
    #expect(bad.status == 1)
    #expect(
      bad.lines == [
        "tiny/\(BookFolder.doubleTransfer): another checksum than the catalog says; it is not used",
        "tiny/\(BookFolder.random): missing", "tiny: 0 of 2 files are as the catalog says",
      ])
    let unknown = try await book.report("data", "verify", "small")
    #expect(unknown.status == 2)
    #expect(unknown.error == "error: the catalog has no data set `small` (known: tiny)\n")
    let fetch = try await book.report("data", "fetch")
    #expect(fetch.status == 1)
    #expect(fetch.errors.last == "error: 2 files could not be fetched")
    let outcome = try await book.report("build")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("has another checksum than the catalog says and is not used"))
  }

  @Test func checksumsMayEndTheirLinesAsOtherSystemsDo() async throws {
    let book = try BookFolder()
    try book.edit("data/tiny.sha256", "\n", "\r\n")
    let verified = try await book.report("data", "verify")
    #expect(verified.status == 0, "\(verified.error)")
    #expect(verified.output == "tiny: 2 of 2 files are as the catalog says\n")
  }

  // MARK: clean

  @Test func cleanShowsAndPrunes() async throws {
    let book = try BookFolder()
    try await book.report("build")
    let pages = try book.outputs()
    let shown = try await book.report("clean")
    #expect(shown.status == 0)
    #expect(shown.output.hasPrefix("the store takes 0."))
    #expect(try await book.report("clean", "--older-than", "1").status == 0)
    #expect(try await book.report("plan").output == "0 of 6 steps would run\n")
    #expect(
      try await book.report("clean", "--maximum-size", "0").output == "the store takes 0.0 MB\n")
    #expect(untimed(try await book.report("plan").lines).last == "6 of 6 steps would run")
    try await book.report("build")
    #expect(try book.outputs() == pages)
  }

  @Test(arguments: ["older-than", "maximum-size"], ["-1", "1e300", "nan", "inf", "1000000001"])
  func cleanRefusesWhatIsNoAgeOrSize(option: String, number: String) async throws {
    let book = try BookFolder()
    try book.write("output/.store/objects/ab/c", "kept")
    let outcome = try await book.report("clean", "--\(option)=\(number)")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("--\(option) is 0 to 1000000000"), "\(outcome.error)")
    #expect(try book.read("output/.store/objects/ab/c") == "kept")
  }

  // MARK: accept and verify

  @Test func acceptEditsWhatDrifted() async throws {
    let book = try BookFolder()
    try book.edit(
      "Chapters/index.md", "[TL2, LV, test].mean : .3f`",
      "[TL2, LV, test].mean : .3f = 0.790`, again {val}`transfer.dice[TL2, LV, test].mean : .3f = 0.790`"
    )
    let text = try book.read("Chapters/index.md")
    let verified = try await book.report("verify")
    #expect(verified.status == 1)
    #expect(
      verified.error.contains(
        "warning[pinned] `transfer.dice[TL2, LV, test].mean` is pinned 0.790, now 0.800; look why, then `report accept` takes the new value"
      ))
    let dry = try await book.report("accept", "--dry-run")
    #expect(dry.status == 0)
    #expect(
      dry.lines.first
        == "Chapters/index.md:6:18: 0.790 becomes 0.800 in {val}`transfer.dice[TL2, LV, test].mean : .3f = 0.790`"
    )
    #expect(try book.read("Chapters/index.md") == text)
    let accepted = try await book.report("accept")
    #expect(accepted.status == 0, "\(accepted.error)")
    #expect(
      try book.read("Chapters/index.md") == text.replacingOccurrences(of: "0.790", with: "0.800"))
    #expect(try await book.report("accept").output == "no pinned number has drifted\n")
    #expect(try await book.report("verify").status == 0)
  }

  @Test func verifyFailsWhereAPublishedNumberDoesNotComeOut() async throws {
    let book = try BookFolder()
    let good = try await book.report("verify")
    #expect(good.status == 0)
    #expect(good.output == "1 of 1 published numbers equal, 0 differ for a stated reason\n")
    try book.edit("Chapters/index.md", "mean: 0.50", "mean: 0.51")
    #expect(try await book.report("verify").status == 1)
    try book.edit("Chapters/index.md", "mean: 0.51", "mean: {value: 0.51, differs: a typo}")
    let stated = try await book.report("verify")
    #expect(stated.status == 0)
    #expect(stated.output == "0 of 1 published numbers equal, 1 differ for a stated reason\n")
  }

  // MARK: step

  @Test func stepNamesWhatIsWrongWithItsParameters() async throws {
    let book = try BookFolder()
    func error(_ parameters: String) async throws -> String {
      let step = #"{"step":"CatalogListing","parameters":{\#(parameters)}}"#
      let outcome = try await book.report("step", step)
      #expect(outcome.status == 2)
      return outcome.error
    }
    #expect(
      try await error(#""catalog":{"path":"data/catalog.yaml"},"lists":[],"lsits":[]"#)
        == "error: the step `CatalogListing` has no parameter `lsits`; did you mean `lists`? (known: catalog, lists)\n"
    )
    #expect(
      try await error(#""catlog":{"path":"data/catalog.yaml"}"#)
        == "error: the step `CatalogListing` needs the parameter `catalog`; written are catlog\n")
  }

  @Test func stepRunsOneFromTheStore() async throws {
    let book = try BookFolder()
    let step =
      #"{"step":"PublishedConfusion","parameters":{"origin":{"published":{"_0":{"dataset":"tiny","path":"\#(BookFolder.random)"}}}}}"#
    let outcome = try await book.report("step", step, "--seed", "7")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.count == 65)
    // The book's seed is the default.
    #expect(try await book.report("step", "-", input: step).output == outcome.output)
    #expect(try await book.report("build").output.hasPrefix("5 of 6 steps run"))
    let wrong = try await book.report("step", #"{"step":"PublishedConfusoin","parameters":{}}"#)
    #expect(wrong.status == 2)
    #expect(
      wrong.error.hasPrefix(
        "error: there is no step `PublishedConfusoin`; did you mean `PublishedConfusion`? (known: ")
    )
    let missing = try await book.report("step", step.replacing("plainLearn", with: "base"))
    #expect(missing.status == 1)
    #expect(
      missing.error
        == "error: counts of confusion_WS_base.tsv: the data set `tiny` has no file or folder 7T/confusion_tables/confusion_WS_base.tsv\n"
    )
  }
}
