import Foundation
import Testing

/// What is damaged, huge or hostile does no harm.
@Suite struct WrongInputTests {
  private let book: BookFolder

  init() throws { book = try BookFolder() }

  @Test func anOutputThatCannotBeWrittenIsSaid() async throws {
    try book.write("output", "a file")
    let place = book.root.appendingPathComponent("output").path
    let errors = try await book.build(endsWith: 2).errors
    #expect(errors.count == 1)
    #expect(
      errors[0].hasPrefix("Chapters/book.yaml:1:1: error[output] \(place)/.store cannot be written")
    )
  }

  @Test func aDamagedStateOfTheLastBuildIsMadeAnew() async throws {
    try await book.report("build")
    let pages = try book.outputs()
    try book.write("output/.store/outputs.json", "{")
    try book.write("output/.store/digests.json", "{")
    try book.write("output/values.json", "{")
    let cited = try await book.report("cite", "curation.patients")
    #expect(cited.status == 2)
    #expect(cited.error == "error: values.json is damaged; run `report build`\n")
    #expect(try await book.report("build").output.hasPrefix("0 of 6 steps run"))
    #expect(try book.outputs() == pages)
  }

  @Test func notANumberIsShownAsMissing() async throws {
    try book.write("tables/patient_metadata.tsv", BookFolder.patients(age: "NaN"))
    let outcome = try await book.build(endsWith: 0)
    #expect(outcome.error == "")
    let demographics = try book.read("output/tables/curation.demographics.tsv")
    #expect(demographics.contains("\nsex\tM\t1\t"))
    #expect(!demographics.lowercased().contains("nan"))
    #expect(!(try book.read("output/html/curation.html").lowercased().contains(">nan<")))
  }

  @Test func textsOfTablesAreEscaped() async throws {
    let script = "<script>alert(1)</script>"
    try book.write("tables/patient_metadata.tsv", BookFolder.patients(scanner: script))
    try book.write("tables/conversion.log", "1\t\(script)\t\"><img src=x>\ta\tb\n")
    try await book.build(endsWith: 0)
    for (path, data) in try book.outputs() where path.hasSuffix(".html") || path.hasSuffix(".svg") {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("<script>alert"), "\(path)")
      #expect(!text.contains("<img src=x>"), "\(path)")
    }
    #expect(
      try book.read("output/html/curation.html").contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(try book.read("output/tables/curation.scanners.tsv").contains(script))
  }

  @Test func aScriptInTheSourcesIsEscaped() async throws {
    try book.edit("Chapters/book.yaml", "A tiny book", "\"<script>alert(1)</script>\"")
    try book.edit(
      "Chapters/curation.md", "# Curation",
      "# <script>alert(2)</script>\n\n<b onclick=\"x()\">b</b>")
    try await book.build(endsWith: 0)
    for (path, data) in try book.outputs() where path.hasSuffix(".html") {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("<script>alert"), "\(path)")
      #expect(!text.contains("<b onclick"), "\(path)")
    }
  }

  @Test func hugeTextsDoNoHarm() async throws {
    try book.edit(
      "Chapters/curation.md", "# Curation",
      "# Curation\n\n" + String(repeating: "word ", count: 200_000) + "\n\n"
        + String(repeating: "*a ", count: 5_000))
    try await book.build(endsWith: 0)
    try book.edit(
      "Chapters/curation.md", "# Curation",
      "# Curation\n\n" + String(repeating: "> ", count: 5_000) + "deep")
    let deep = try await book.build(endsWith: 2)
    #expect(
      deep.errors == [
        "Chapters/curation.md:3:1: error[too-deep] The text is nested more than 48 deep; what is deeper is shown as its text."
      ])
    #expect(deep.error.count < 400)
  }
}
