import Foundation
import Programs
import Testing

/// What an edit runs again, in a book of twelve programs: exactly what reads it.
@Suite struct OwnProgramBookTests {
  /// Both ways where programs can be confined.
  private static let ways: [[String]] =
    Confinement.refusal == nil ? [[], ["--unconfined"]] : [["--unconfined"]]

  /// How many steps run.
  private func ran(_ book: BookFolder, _ options: [String]) async throws -> Int {
    let outcome = try await book.command(["build"] + options).run()
    #expect(outcome.status == 0, "\(outcome.error)")
    let count = outcome.output.firstMatch(of: /(\d+) of \d+ steps run/)?.1
    return try #require(count.flatMap { Int($0) }, "\(outcome.output)")
  }

  @Test(arguments: ways)
  func whatAnEditRuns(_ options: [String]) async throws {
    let book = try OwnProgramBook.made()
    #expect(try await ran(book, options) == 12)
    let page = try book.read("output/html/c2.html")
    #expect(try await ran(book, options) == 0)
    try book.edit("Chapters/c2.md", "Prose of", "Words of")
    #expect(try await ran(book, options) == 0)
    try book.edit("Chapters/c2.md", "Squares of p21", "Areas of p21")
    #expect(try await ran(book, options) == 0)
    let touched = book.root.appending(path: "own/sizes.csv")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: touched.path)
    #expect(try await ran(book, options) == 0)
    let script = try book.read("analysis/p21.py")
    try book.write("analysis/p21.py", OwnProgramBook.program("p21", factor: 1))
    #expect(try await ran(book, options) == 1)
    try book.edit("analysis/shapes.py", "value * size", "value * size * 2")
    #expect(try await ran(book, options) == 12)
    try book.edit("own/sizes.csv", "a,2", "a,5")
    #expect(try await ran(book, options) == 12)
    // All of it back: what was made before is still there.
    try book.edit("own/sizes.csv", "a,5", "a,2")
    try book.edit("analysis/shapes.py", "value * size * 2", "value * size")
    try book.write("analysis/p21.py", script)
    try book.edit("Chapters/c2.md", "Words of", "Prose of")
    try book.edit("Chapters/c2.md", "Areas of p21", "Squares of p21")
    #expect(try await ran(book, options) == 0)
    #expect(try book.read("output/html/c2.html") == page)
  }

  /// The one that no peer sees: a module that is read and not declared.
  @Test(
    .enabled(
      if: Confinement.refusal == nil, "\(Confinement.refusal ?? "")"))
  func aModuleThatIsNotDeclaredIsAnError() async throws {
    let book = try OwnProgramBook.made()
    try book.edit("Chapters/c1.md", "analysis/p11.py, analysis/shapes.py", "analysis/p11.py")
    let outcome = try await book.report("build", "--quiet")
    #expect(outcome.status == 1)
    #expect(
      outcome.error.contains(
        "Chapters/c1.md:5: failed: program `python3 analysis/p11.py`: it ended with status 1: "))
    #expect(outcome.error.contains("; `analysis/shapes.py` is not among `reads`"))
    // The others are made.
    #expect(try book.read("output/html/index.html").contains("fig-p12"))
    #expect(try book.read("output/html/index.html").contains("is not among"))
  }

  @Test func whatIsMadeIsCitedAndListed() async throws {
    let options = Self.ways[0]
    let book = try OwnProgramBook.made()
    try book.edit(
      "Chapters/c1.md", "Prose of chapter 1.",
      "The area is {val}`p11[r1].area`, see [](#fig-p12) and [](#tab-p12).")
    let outcome = try await book.command(["build", "--quiet"] + options).run()
    #expect(outcome.status == 0, "\(outcome.error)")
    let page = try book.read("output/html/index.html")
    #expect(page.contains(">36</a>"), "\(page)")
    #expect(page.contains("Figure 2</a>"))
    let manifest = try book.read("output/manifest.json")
    for text in ["ProgramRun", "analysis/shapes.py", #"\"interpreter\":\"Python 3"#] {
      #expect(manifest.contains(text), "\(text)")
    }
    let crate = try book.read("output/ro-crate-metadata.json")
    #expect(crate.contains("#input-analysis/shapes.py"))
    #expect(crate.contains("Steps: ProgramRun"))
    #expect(try book.read("output/html/figures/fig-p11.svg").contains("data:image/svg+xml;base64,"))
  }

  @Test func thePlanSaysWhy() async throws {
    let options = Self.ways[0]
    let book = try OwnProgramBook.made()
    _ = try await book.command(["build", "--quiet"] + options).run()
    try book.edit("own/sizes.csv", "a,2", "a,5")
    try book.edit(
      "Chapters/c3.md", "command: python3 analysis/p31.py", "command: python3 -O analysis/p31.py")
    let plan = try await book.command(["plan", "--why"] + options).run()
    #expect(plan.output.contains("program `python3 analysis/p11.py`"))
    #expect(plan.output.contains("  the file own/sizes.csv changed\n"))
    #expect(
      plan.output.contains(
        #"  the parameter command changed from "python3 analysis/p31.py" to "python3 -O analysis/p31.py""#
      ), "\(plan.output)")
    #expect(plan.output.contains("12 of 12 steps would run"))
  }

  @Test func programsReadWhatOtherBlocksMake() async throws {
    let options = Self.ways[0]
    let book = try OwnProgramBook.made()
    try book.edit(
      "Chapters/c4.md", "Prose of chapter 4.",
      """
      The sum is {val}`sum.total`.

      ```{run} sum
      language: python
      script: |
        import csv, json
        rows = csv.DictReader(open('blocks/p11.tsv'), delimiter='\\t')
        json.dump({'total': sum(float(row['area']) for row in rows)}, open('sum.json', 'w'))
      reads: [p11]
      writes: {values: sum.json}
      ```
      """)
    let outcome = try await book.command(["build"] + options).run()
    #expect(outcome.status == 0, "\(outcome.error)")
    // Twelve programs, the tables of the first, and the sum.
    #expect(outcome.output.contains("14 of 14 steps run"))
    #expect(try book.read("output/html/c4.html").contains(">52</a>"))
    // Other options of the block: its tables are made again, and what reads them.
    try book.edit(
      "Chapters/c1.md", "caption: Squares of p11.", "caption: Other.\ncolumns: {area: Area}")
    #expect(try await ran(book, options) == 2)
    try book.edit("Chapters/c4.md", "reads: [p11]", "reads: [p1l]")
    let wrong = try await book.command(["check"] + options).run()
    #expect(
      wrong.output.contains(
        "option `reads`: there is neither a file nor a block `p1l`; did you mean `p11`?"),
      "\(wrong.output)")
    try book.edit("Chapters/c4.md", "reads: [p1l]", "reads: [sum]")
    let itself = try await book.command(["check"] + options).run()
    #expect(itself.output.contains("option `reads`: `sum` would read itself"), "\(itself.output)")
  }

  @Test func whatIsNotConfinedIsMarked() async throws {
    let book = try OwnProgramBook.made()
    try book.edit("Chapters/book.yaml", "seed: 7", "seed: 7\nconfined: false")
    let outcome = try await book.report("build", "--quiet")
    #expect(outcome.status == 0, "\(outcome.error)")
    let mark = "was not confined to the files that it declares"
    #expect(try book.read("output/html/index.html").contains(mark))
    #expect(try book.read("output/manifest.json").contains(#"\"isConfined\":false"#))
  }

  /// Nothing runs where the kernel refuses namespaces: on this machine, or within a sandbox that
  /// allows no other.
  @Test func whereNothingCanBeConfinedProgramsFailAlone() async throws {
    let book = try OwnProgramBook.made()
    let command = try book.command(["build", "--quiet"])
    if Confinement.refusal == nil {
      let report = try #require(command.process.executableURL)
      command.process.executableURL = URL(filePath: "/usr/bin/bwrap")
      command.process.arguments =
        ["--dev-bind", "/", "/", "--unshare-user", "--disable-userns", "--", report.path]
        + (command.process.arguments ?? [])
    }
    let outcome = try await command.run()
    #expect(outcome.status == 1)
    #expect(
      outcome.error.contains(
        "failed: program `python3 analysis/p11.py`: programs cannot be confined"),
      "\(outcome.error)")
    #expect(outcome.error.contains("; allow user namespaces, or build with --unconfined"))
    #expect(try book.read("output/html/index.html").contains("programs cannot be confined"))
    #expect(try book.outputs()["supplement.pdf"] != nil)
  }

  @Test(arguments: ways)
  func anInterruptedBuildLeavesNoProgramBehind(_ options: [String]) async throws {
    let book = try OwnProgramBook.made()
    let mark = "0.\(UInt32.random(in: 1_000_000...9_999_999))"
    try book.edit("Chapters/c1.md", "python3 analysis/p11.py", "sleep 600\(mark)")
    let outcome = try await book.command(["build", "--quiet"] + options).run { process, _ in
      if Self.isRunning(mark) { kill(process, SIGINT) }
    }
    #expect(outcome.status == -SIGINT)
    // The kernel ends it; that takes its moment.
    while Self.isRunning(mark) { try await Task.sleep(for: .milliseconds(5)) }
  }

  /// Whether a program sleeps for this time.
  private static func isRunning(_ mark: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { pid_t($0) != nil }.contains { name in
      let file = FileHandle(forReadingAtPath: "/proc/\(name)/cmdline")
      let words = String(decoding: (try? file?.readToEnd()) ?? Data(), as: UTF8.self)
      return words.hasPrefix("sleep\0") && words.contains(mark)
    }
  }

  /// The languages that the tests install.
  @Test func aScriptInREndsInTheBook() async throws {
    let options = Self.ways[0]
    let book = try OwnProgramBook.made()
    try book.edit(
      "Chapters/c4.md", "Prose of chapter 4.",
      """
      The slope is {val}`fit.slope : .2f` and {val}`fit[b].y`.

      ```{run} fit
      language: r
      script: |
        x <- c(1, 2, 3)
        fit <- lm(c(2, 4, 6) ~ x)
        writeLines(sprintf('{"slope": %.6f}', coef(fit)[[2]]), "fit.json")
        write.table(data.frame(name = c("a", "b"), y = c(1, 5)), "fit.tsv", sep = "\\t",
          row.names = FALSE, quote = FALSE)
      writes: {values: fit.json, table: fit.tsv}
      ```
      """)
    let outcome = try await book.command(["build", "--quiet"] + options).run()
    #expect(outcome.status == 0, "\(outcome.error)")
    let page = try book.read("output/html/c4.html")
    #expect(page.contains(">2.00</a>"))
    #expect(page.contains(">5</a>"))
    #expect(
      try book.read("output/manifest.json").contains(#"\"interpreter\":\"Rscript (R) version 4"#))
  }

  @Test func aWrongResultSaysWhatIsWrong() async throws {
    let options = Self.ways[0]
    let book = try OwnProgramBook.made()
    try book.edit("Chapters/c1.md", "table: p11.tsv", "table: other.tsv")
    let outcome = try await book.command(["build", "--quiet"] + options).run()
    #expect(outcome.status == 1)
    #expect(
      outcome.error.contains(
        "it ended well and did not write `other.tsv`, which `writes` names (it wrote p11.tsv)"))
    try book.edit("Chapters/c1.md", "table: other.tsv", "table: p11.tsv")
    try book.edit("analysis/p11.py", "import csv", "import csv\nopen('log.txt', 'w')")
    let remark = try await book.command(["build"] + options).run()
    #expect(remark.status == 0)
    #expect(
      remark.errors.filter { $0.contains("warning") } == [
        "Chapters/c1.md:8:9: warning[odd-option] option `writes`: the program also wrote "
          + "`log.txt`, which is not kept"
      ])
  }
}
