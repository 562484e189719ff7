import Foundation
import Testing

/// Wrong chapters, options and settings are refused in one sentence with their place, before anything is written.
@Suite struct WrongSourcesTests {
  private let book: BookFolder

  init() throws { book = try BookFolder() }

  /// Another folder for the curation's tables.
  private static func folder(
    _ path: String, _ testDescription: String, _ sentence: String
  ) -> WrongInput {
    WrongInput(
      testDescription: testDescription,
      change: { try $0.edit("Chapters/curation.md", "source: tables", "source: \(path)") },
      errors: ["Chapters/curation.md:6:9: error[wrong-option] option `source`: \(sentence)"])
  }

  /// Status 2, one sentence each, nothing written.
  static let sources: [WrongInput] = [
    WrongInput(
      testDescription: "malformed YAML of a block",
      change: { try $0.edit("Chapters/curation.md", "source: tables", "source: [tables") },
      errors: [
        "Chapters/curation.md:7:1: error[malformed-yaml] the options are not valid YAML: did not find expected ',' or ']'; put texts that hold `: ` or `#` between quotes"
      ]),
    WrongInput(
      testDescription: "malformed book.yaml",
      change: { try $0.write("Chapters/book.yaml", "title: [A\nchapters: x") },
      errors: [
        "Chapters/book.yaml:2:9: error[malformed-yaml] the options are not valid YAML: did not find expected ',' or ']'; put texts that hold `: ` or `#` between quotes"
      ]),
    WrongInput(
      testDescription: "an option of book.yaml that is none",
      change: { try $0.edit("Chapters/book.yaml", "seed: 7", "sead: 7") },
      errors: [
        "Chapters/book.yaml:8:1: error[unknown-option] book.yaml has no option `sead`; did you mean `seed`? (known: authors, bibliography, chapters, citations, confined, date, frozen, license, paper, parameters, prefix, profile, profiles, seed, small_counts, subtitle, title, url)"
      ]),
    WrongInput(
      testDescription: "malformed front matter",
      change: { try $0.edit("Chapters/index.md", "data: {tiny: tiny}", "data: {tiny: tiny") },
      errors: [
        "Chapters/index.md:3:1: error[malformed-yaml] The YAML is malformed: did not find expected ',' or '}'."
      ]),
    WrongInput(
      testDescription: "malformed catalog",
      change: { try $0.write("data/catalog.yaml", "tiny: [") },
      errors: [
        "error: data/catalog.yaml:2:1: The YAML is malformed: did not find expected node content."
      ]),
    WrongInput(
      testDescription: "catalog without licence",
      change: { try $0.write("data/catalog.yaml", "tiny: {checksums: tiny.sha256}\n") },
      errors: ["error: data/catalog.yaml:1 cannot be read: `tiny` needs `licence:`"]),
    WrongInput(
      testDescription: "a key of the catalog that is none",
      change: { try $0.edit("data/catalog.yaml", "homepage:", "homepgae:") },
      errors: [
        "error: data/catalog.yaml:4: `tiny` has no key `homepgae`; did you mean `homepage`? (known: title, licence, homepage, commit, url, checksums, folder, largest)"
      ]),
    WrongInput(
      testDescription: "an unknown directive",
      change: {
        try $0.edit("Chapters/curation.md", "{curation-summary}", "{curation-sumary}")
      },
      errors: [
        "Chapters/curation.md:5:1: error[unknown-directive] there is no directive `curation-sumary`; did you mean `curation-summary`? (known: "
      ]),
    WrongInput(
      testDescription: "an unknown option",
      change: { try $0.edit("Chapters/curation.md", "source:", "sorce:") },
      errors: [
        "Chapters/curation.md:6:1: error[unknown-option] `curation-summary` has no option `sorce`; did you mean `source`? (known: alt, alts, caption, captions, cohort, colours, decimals, landscape, rows, show, source, width)"
      ]),
    WrongInput(
      testDescription: "an option of another kind",
      change: { try $0.edit("Chapters/index.md", "repetitions: 50", "repetitions: many") },
      errors: [
        "Chapters/index.md:11:14: error[wrong-option] option `repetitions`: “many” is not a whole number"
      ]),
    WrongInput(
      testDescription: "a word that is none of the option's",
      change: { try $0.edit("Chapters/index.md", "[TL2, R]", "[TL2, TL4]") },
      errors: [
        "Chapters/index.md:10:15: error[wrong-option] option `models[1]`: “TL4” is not one of TR, TL2, TL, R, base, ukbb, esed, did you mean “TL”?"
      ]),
    WrongInput(
      testDescription: "a label defined twice",
      change: {
        try $0.edit(
          "Chapters/curation.md", "{curation-summary} curation", "{curation-summary} transfer")
        try $0.edit("Chapters/curation.md", "`curation.patients", "`transfer.patients")
      },
      errors: [
        "Chapters/curation.md:5:1: error[duplicate-label] the label `transfer` is taken by Chapters/index.md:8; give this block another"
      ]),
    WrongInput(
      testDescription: "a reference to nothing",
      change: { try $0.edit("Chapters/index.md", "#tab-transfer-dice", "#tab-tranfser") },
      errors: [
        "Chapters/index.md:6:70: error[undefined-reference] nothing is labelled `tab-tranfser`; known: curation, transfer"
      ]),
    WrongInput(
      testDescription: "invalid UTF-8 in a chapter",
      change: {
        try $0.write("Chapters/curation.md", Data("# Caf".utf8) + Data([0xE9]) + Data("\n".utf8))
      },
      errors: [
        "Chapters/curation.md:1:6: error[invalid-utf8] The text is not valid UTF-8; save the file as UTF-8"
      ]),
    WrongInput(
      testDescription: "a code point of no character in a chapter",
      change: { try $0.edit("Chapters/curation.md", "# Curation", "# Cur\u{FFFE}ation") },
      errors: [
        "Chapters/curation.md:1:6: error[noncharacter] U+FFFE stands for no character; take it out; an editor may not show it"
      ]),
    WrongInput(
      testDescription: "a code point of no character in book.yaml",
      change: { try $0.edit("Chapters/book.yaml", "A tiny book", "A tiny \u{1FFFE}book") },
      errors: [
        "Chapters/book.yaml:1:15: error[noncharacter] U+1FFFE stands for no character; take it out; an editor may not show it"
      ]),
    WrongInput(
      testDescription: "a profile of a book without profiles",
      change: { try $0.edit("Chapters/book.yaml", "seed: 7", "seed: 7\nprofile: quik") },
      errors: [
        "Chapters/book.yaml:1:1: error[unknown-profile] the book has no profile `quik`"
      ]),
    WrongInput(
      testDescription: "a pin without a number",
      change: { try $0.edit("Chapters/index.md", "mean : .3f`", "mean : .3f = `") },
      errors: [
        "Chapters/index.md:6:18: error[unknown-value] there is no number behind `=`; a pinned number is written `KEY : .2f = 3.64`"
      ]),
    folder(
      "../../etc", "a path outside the project",
      "“../../etc” leaves the project and data folders; name a file inside one of them"
    ),
    folder(
      "tabels", "a path that is mistyped",
      "there is no `tabels` in the project; did you mean `tables`? (known: Chapters, data, mirror, tables)"
    ),
    folder(
      "data/tables", "a path that is mistyped within a folder",
      "there is no `tables` in `data`; known: catalog.yaml, tiny.sha256"
    ),
    WrongInput(
      testDescription: "a path that is mistyped within a data set",
      change: { try $0.edit("Chapters/index.md", "source: tiny/7T", "source: tiny/8T") },
      errors: [
        "Chapters/index.md:9:9: error[wrong-option] option `source`: there is no `8T` in the data set `tiny`; did you mean `7T`? (known: 7T)"
      ]),
    folder(
      "/etc", "an absolute path",
      "“/etc” leaves the project and data folders; name a file inside one of them"
    ),
    WrongInput(
      testDescription: "a chapter outside the project",
      change: { try $0.edit("Chapters/book.yaml", "- curation.md", "- ../../x.md") },
      errors: [
        "Chapters/book.yaml:1:1: error[outside-project] the chapter “../../x.md” lies outside Chapters; name a file inside it"
      ]),
    WrongInput(
      testDescription: "a chapter that is not there",
      change: { try $0.remove("Chapters/curation.md") },
      errors: [
        "Chapters/book.yaml:1:1: error[missing-file] there is no file Chapters/curation.md; create it, or take it out of book.yaml"
      ]),
    WrongInput(
      testDescription: "a column that the table has not",
      change: { try $0.edit("Chapters/index.md", "test].mean : .3f", "test].maen : .3f") },
      errors: [
        "Chapters/index.md:6:18: error[unknown-value] `transfer.dice` has no column `maen`; did you mean `mean`? (known: model, class, part, count, mean, low, high, sd, median, q1, q3, volunteers, ...)"
      ]),
    WrongInput(
      testDescription: "a label that is a path",
      change: {
        try $0.edit("Chapters/curation.md", "} curation", "} ../../curation")
      },
      errors: [
        "Chapters/curation.md:3:11: error[unknown-value] there is no block labelled `curation`; known: transfer",
        "Chapters/curation.md:5:1: error[wrong-label] “../../curation” cannot be a label; begin with a letter, go on with letters, digits, `-` and `_`",
      ]),
    WrongInput(
      testDescription: "a bibliography outside the project",
      change: {
        try $0.edit("Chapters/book.yaml", "references.bib", "../../x.bib")
      },
      errors: [
        "Chapters/book.yaml:1:1: error[outside-project] the bibliography “../../x.bib” lies outside Chapters; name a file inside it",
        "Chapters/index.md:6:97: error[unknown-citation] the bibliography has no entry `dice1945`",
      ]),
    WrongInput(
      testDescription: "a chapter twice",
      change: {
        try $0.edit("Chapters/book.yaml", "- curation.md", "- curation.md\n  - curation.md")
      },
      errors: [
        "Chapters/curation.md:1:1: error[same-page] its page would be curation.html, which is that of Chapters/curation.md; give the file another name",
        "Chapters/curation.md:5:1: error[duplicate-label] the label `curation` is taken by Chapters/curation.md:5; give this block another",
      ]),
    WrongInput(
      testDescription: "a second index",
      change: {
        try $0.edit("Chapters/book.yaml", "- index.md", "- curation.md\n  - index.md")
        try $0.edit("Chapters/book.yaml", "  - index.md\n  - curation.md", "  - index.md")
      },
      errors: [
        "Chapters/index.md:1:1: error[same-page] its page would be index.html, which is that of Chapters/curation.md; give the file another name"
      ]),
    WrongInput(
      testDescription: "a chapter named as the page with all",
      change: {
        try $0.write("Chapters/single.md", "# Single")
        try $0.edit("Chapters/book.yaml", "- curation.md", "- single.md")
      },
      errors: [
        "Chapters/single.md:1:1: error[same-page] its page would be single.html, which is that of the page with all chapters; give the file another name"
      ]),
    WrongInput(
      testDescription: "another paper",
      change: {
        try $0.edit("Chapters/book.yaml", "seed: 7", "seed: 7\npaper: a5\ndate: tomorrow")
      },
      errors: [
        "Chapters/book.yaml:1:1: error[wrong-option] option `date`: “tomorrow” is not a day such as 2021-05-18",
        "Chapters/book.yaml:1:1: error[wrong-option] option `paper`: “a5” is not a4 or letter",
      ]),
    WrongInput(
      testDescription: "a day that does not exist",
      change: { try $0.edit("Chapters/book.yaml", "seed: 7", "seed: 7\ndate: 2021-02-29") },
      errors: [
        "Chapters/book.yaml:1:1: error[wrong-option] option `date`: “2021-02-29” is not a day such as 2021-05-18"
      ]),
    WrongInput(
      testDescription: "a chapter that is a folder",
      change: {
        try $0.remove("Chapters/curation.md")
        try $0.write("Chapters/curation.md/a.md", "# A")
      },
      errors: [
        "Chapters/book.yaml:1:1: error[unreadable-file] curation.md cannot be read or written (Is a directory)"
      ]),
    WrongInput(
      testDescription: "a table without rows",
      change: {
        try $0.edit("Chapters/curation.md", "source: tables", "source: tables\nrows: 0")
      },
      errors: [
        "Chapters/curation.md:7:1: error[wrong-option] option `rows`: must be 1 or more; `show` says which tables stand in the page"
      ]),
    WrongInput(
      testDescription: "a width of nothing",
      change: {
        try $0.edit("Chapters/curation.md", "source: tables", "source: tables\nwidth: -1")
      }, errors: ["Chapters/curation.md:7:1: error[wrong-option] option `width`: must be 36 to 468"]
    ),
    WrongInput(
      testDescription: "fewer draws than one",
      change: {
        try $0.edit("Chapters/index.md", "repetitions: 50", "repetitions: -1")
      },
      errors: [
        "Chapters/index.md:11:14: error[wrong-option] option `repetitions`: -1 is not 1 to 1000000"
      ]),
    WrongInput(
      testDescription: "not a number in an option",
      change: {
        try $0.edit("Chapters/index.md", "repetitions: 50", "threshold: nan")
      },
      errors: [
        "Chapters/index.md:11:12: error[wrong-option] option `threshold`: “nan” is not a number"
      ]),
  ]

  @Test(arguments: sources) func wrongSourcesAreNamed(source: WrongInput) async throws {
    try source.change(book)
    let outcome = try await book.build(endsWith: 2)
    #expect(outcome.output == "")
    // Lists of names may grow.
    #expect(outcome.errors.count == source.errors.count)
    for (said, expected) in zip(outcome.errors, source.errors) {
      #expect(said.hasPrefix(expected))
    }
    #expect(try book.outputs().isEmpty)
  }

  @Test func anUnknownMethodIsRefused() async throws {
    try book.write(
      "Chapters/curation.md",
      "# Volumes\n\n```{volume-agreement} volumes\nsource: tables\nmethod: UKB\n```\n")
    let outcome = try await book.build(endsWith: 2)
    #expect(
      outcome.errors.first?.hasPrefix(
        "Chapters/curation.md:5:1: error[wrong-option] option `method`: “UKB” is not one of r34_p05_s256, "
      ) == true)
  }

  @Test func anUnknownDataSetIsAnError() async throws {
    try book.edit("Chapters/index.md", "data: {tiny: tiny}", "data: {tiny: tyni}")
    #expect(
      try await book.build(endsWith: 2).errors == [
        "Chapters/index.md:2:14: error[unknown-data] the catalog has no data set `tyni`; did you mean `tiny`? (known: tiny)"
      ])
  }

  /// Some editors write one.
  @Test func aByteOrderMarkIsNoText() async throws {
    try book.write("Chapters/book.yaml", "\u{FEFF}" + (try book.read("Chapters/book.yaml")))
    #expect(try await book.report("check").status == 0)
  }
}
