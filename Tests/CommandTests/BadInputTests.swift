import Foundation
import Tables
import Testing

@testable import Study

/// What is wrong is said in one sentence; the rest is built, and nothing crashes.
@Suite struct BadInputTests {
  private let book: TinyBook

  init() throws { book = try TinyBook() }

  /// What a build says; it ends with `status`.
  @discardableResult
  private func build(_ options: String..., endsWith status: Int32) async throws -> Command.Outcome {
    let outcome = try await book.command(["build", "--quiet"] + options).run()
    #expect(outcome.status == status, "\(outcome.error)")
    return outcome
  }

  /// Wrong sources: status 2, one sentence, nothing written.
  struct Source: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var change: @Sendable (TinyBook) throws -> Void
    var errors: [String]
  }

  static let sources: [Source] = [
    Source(
      testDescription: "malformed YAML of a block",
      change: { try $0.edit("Chapters/curation.md", "source: tables", "source: [tables") },
      errors: [
        "Chapters/curation.md:7:1: error[malformed-yaml] the options are not valid YAML: did not find expected ',' or ']'; put texts that hold `: ` or `#` between quotes"
      ]),
    Source(
      testDescription: "malformed book.yaml",
      change: { try $0.write("Chapters/book.yaml", "title: [A\nchapters: x") },
      errors: [
        "Chapters/book.yaml:2:9: error[malformed-yaml] the options are not valid YAML: did not find expected ',' or ']'; put texts that hold `: ` or `#` between quotes"
      ]),
    Source(
      testDescription: "an option of book.yaml that is none",
      change: { try $0.edit("Chapters/book.yaml", "seed: 7", "sead: 7") },
      errors: [
        "Chapters/book.yaml:8:1: error[unknown-option] book.yaml has no option `sead`; did you mean `seed`? (known: authors, bibliography, chapters, date, license, paper, parameters, profile, profiles, seed, subtitle, title, url)"
      ]),
    Source(
      testDescription: "malformed front matter",
      change: { try $0.edit("Chapters/index.md", "data: {tiny: tiny}", "data: {tiny: tiny") },
      errors: [
        "Chapters/index.md:3:1: error[malformed-yaml] The YAML is malformed: did not find expected ',' or '}'."
      ]),
    Source(
      testDescription: "malformed catalog",
      change: { try $0.write("data/catalog.yaml", "tiny: [") },
      errors: [
        "error: data/catalog.yaml:2:1: The YAML is malformed: did not find expected node content."
      ]),
    Source(
      testDescription: "catalog without licence",
      change: { try $0.write("data/catalog.yaml", "tiny: {checksums: tiny.sha256}\n") },
      errors: ["error: data/catalog.yaml:1 cannot be read: `tiny` needs `licence:`"]),
    Source(
      testDescription: "an unknown directive",
      change: {
        try $0.edit("Chapters/curation.md", "{curation-summary}", "{curation-sumary}")
      },
      errors: [
        "Chapters/curation.md:5:1: error[unknown-directive] there is no directive `curation-sumary`; did you mean `curation-summary`? (known: "
      ]),
    Source(
      testDescription: "an unknown option",
      change: { try $0.edit("Chapters/curation.md", "source:", "sorce:") },
      errors: [
        "Chapters/curation.md:6:1: error[unknown-option] `curation-summary` has no option `sorce`; did you mean `source`? (known: alt, alts, caption, captions, cohort, rows, show, source, width)"
      ]),
    Source(
      testDescription: "an option of another kind",
      change: { try $0.edit("Chapters/index.md", "repetitions: 50", "repetitions: many") },
      errors: [
        "Chapters/index.md:11:14: error[wrong-option] option `repetitions`: “many” is not a whole number"
      ]),
    Source(
      testDescription: "a word that is none of the option's",
      change: { try $0.edit("Chapters/index.md", "[TL2, R]", "[TL2, TL4]") },
      errors: [
        "Chapters/index.md:10:15: error[wrong-option] option `models[1]`: “TL4” is not one of TR, TL2, TL, R, base, ukbb, esed, did you mean “TL”?"
      ]),
    Source(
      testDescription: "a label defined twice",
      change: {
        try $0.edit(
          "Chapters/curation.md", "{curation-summary} curation", "{curation-summary} transfer")
        try $0.edit("Chapters/curation.md", "`curation.patients", "`transfer.patients")
      },
      errors: [
        "Chapters/curation.md:5:1: error[duplicate-label] the label `transfer` is taken by Chapters/index.md:8; give this block another"
      ]),
    Source(
      testDescription: "a reference to nothing",
      change: { try $0.edit("Chapters/index.md", "#tab-transfer-dice", "#tab-tranfser") },
      errors: [
        "Chapters/index.md:6:70: error[undefined-reference] nothing is labelled `tab-tranfser`; known: curation, transfer"
      ]),
    Source(
      testDescription: "invalid UTF-8 in a chapter",
      change: {
        try $0.write("Chapters/curation.md", Data("# Caf".utf8) + Data([0xE9]) + Data("\n".utf8))
      },
      errors: [
        "Chapters/curation.md:1:6: error[invalid-utf8] The text is not valid UTF-8; save the file as UTF-8"
      ]),
    Source(
      testDescription: "a path outside the project",
      change: { try $0.edit("Chapters/curation.md", "source: tables", "source: ../../etc") },
      errors: [
        "Chapters/curation.md:6:9: error[wrong-option] option `source`: “../../etc” leaves the project and data folders; name a file inside one of them"
      ]),
    Source(
      testDescription: "a path that is mistyped",
      change: { try $0.edit("Chapters/curation.md", "source: tables", "source: tabels") },
      errors: [
        "Chapters/curation.md:6:9: error[wrong-option] option `source`: there is no `tabels` in the project; did you mean `tables`? (known: Chapters, data, mirror, tables)"
      ]),
    Source(
      testDescription: "a path that is mistyped within a folder",
      change: { try $0.edit("Chapters/curation.md", "source: tables", "source: data/tables") },
      errors: [
        "Chapters/curation.md:6:9: error[wrong-option] option `source`: there is no `tables` in `data`; known: catalog.yaml, tiny.sha256"
      ]),
    Source(
      testDescription: "a path that is mistyped within a data set",
      change: { try $0.edit("Chapters/index.md", "source: tiny/7T", "source: tiny/8T") },
      errors: [
        "Chapters/index.md:9:9: error[wrong-option] option `source`: there is no `8T` in the data set `tiny`; did you mean `7T`? (known: 7T)"
      ]),
    Source(
      testDescription: "an absolute path",
      change: { try $0.edit("Chapters/curation.md", "source: tables", "source: /etc") },
      errors: [
        "Chapters/curation.md:6:9: error[wrong-option] option `source`: “/etc” leaves the project and data folders; name a file inside one of them"
      ]),
    Source(
      testDescription: "a chapter outside the project",
      change: { try $0.edit("Chapters/book.yaml", "- curation.md", "- ../../x.md") },
      errors: [
        "Chapters/book.yaml:1:1: error[outside-project] the chapter “../../x.md” lies outside Chapters; name a file inside it"
      ]),
    Source(
      testDescription: "a chapter that is not there",
      change: { try $0.remove("Chapters/curation.md") },
      errors: [
        "Chapters/book.yaml:1:1: error[missing-file] there is no file Chapters/curation.md; create it, or take it out of book.yaml"
      ]),
    Source(
      testDescription: "a column that the table has not",
      change: { try $0.edit("Chapters/index.md", "test].mean : .3f", "test].maen : .3f") },
      errors: [
        "Chapters/index.md:6:18: error[unknown-value] `transfer.dice` has no column `maen`; did you mean `mean`? (known: model, class, part, count, mean, low, high, sd, median, q1, q3, volunteers)"
      ]),
    Source(
      testDescription: "a label that is a path",
      change: {
        try $0.edit("Chapters/curation.md", "} curation", "} ../../curation")
      },
      errors: [
        "Chapters/curation.md:3:11: error[unknown-value] there is no block labelled `curation`; known: transfer",
        "Chapters/curation.md:5:1: error[wrong-label] “../../curation” cannot be a label; begin with a letter, go on with letters, digits, `-` and `_`",
      ]),
    Source(
      testDescription: "a bibliography outside the project",
      change: {
        try $0.edit("Chapters/book.yaml", "references.bib", "../../x.bib")
      },
      errors: [
        "Chapters/book.yaml:1:1: error[outside-project] the bibliography “../../x.bib” lies outside Chapters; name a file inside it",
        "Chapters/index.md:6:97: error[unknown-citation] the bibliography has no entry `dice1945`",
      ]),
    Source(
      testDescription: "a chapter twice",
      change: {
        try $0.edit("Chapters/book.yaml", "- curation.md", "- curation.md\n  - curation.md")
      },
      errors: [
        "Chapters/curation.md:1:1: error[same-page] its page would be curation.html, which is that of Chapters/curation.md; give the file another name",
        "Chapters/curation.md:5:1: error[duplicate-label] the label `curation` is taken by Chapters/curation.md:5; give this block another",
      ]),
    Source(
      testDescription: "a second index",
      change: {
        try $0.edit("Chapters/book.yaml", "- index.md", "- curation.md\n  - index.md")
        try $0.edit("Chapters/book.yaml", "  - index.md\n  - curation.md", "  - index.md")
      },
      errors: [
        "Chapters/index.md:1:1: error[same-page] its page would be index.html, which is that of Chapters/curation.md; give the file another name"
      ]),
    Source(
      testDescription: "a chapter named as the page with all",
      change: {
        try $0.write("Chapters/single.md", "# Single")
        try $0.edit("Chapters/book.yaml", "- curation.md", "- single.md")
      },
      errors: [
        "Chapters/single.md:1:1: error[same-page] its page would be single.html, which is that of the page with all chapters; give the file another name"
      ]),
    Source(
      testDescription: "another paper",
      change: {
        try $0.edit("Chapters/book.yaml", "seed: 7", "seed: 7\npaper: a5\ndate: tomorrow")
      },
      errors: [
        "Chapters/book.yaml:1:1: error[wrong-option] option `date`: “tomorrow” is not a day such as 2021-05-18",
        "Chapters/book.yaml:1:1: error[wrong-option] option `paper`: “a5” is not a4 or letter",
      ]),
    Source(
      testDescription: "fewer rows than none",
      change: {
        try $0.edit("Chapters/curation.md", "source: tables", "source: tables\nrows: -3")
      }, errors: ["Chapters/curation.md:7:1: error[wrong-option] option `rows`: must be 0 or more"]),
    Source(
      testDescription: "a width of nothing",
      change: {
        try $0.edit("Chapters/curation.md", "source: tables", "source: tables\nwidth: -1")
      }, errors: ["Chapters/curation.md:7:1: error[wrong-option] option `width`: must be 36 to 468"]
    ),
    Source(
      testDescription: "fewer draws than one",
      change: {
        try $0.edit("Chapters/index.md", "repetitions: 50", "repetitions: -1")
      },
      errors: [
        "Chapters/index.md:11:14: error[wrong-option] option `repetitions`: -1 is not 1 to 1000000"
      ]),
    Source(
      testDescription: "not a number in an option",
      change: {
        try $0.edit("Chapters/index.md", "repetitions: 50", "threshold: nan")
      },
      errors: [
        "Chapters/index.md:11:12: error[wrong-option] option `threshold`: “nan” is not a number"
      ]),
  ]

  @Test(arguments: sources) func wrongSourcesAreNamed(source: Source) async throws {
    try source.change(book)
    let outcome = try await build(endsWith: 2)
    #expect(outcome.output == "")
    // Lists of names may grow.
    #expect(outcome.errors.count == source.errors.count)
    for (said, expected) in zip(outcome.errors, source.errors) {
      #expect(said.hasPrefix(expected))
    }
    #expect(try book.outputs().isEmpty)
  }

  /// Wrong data: status 1, one sentence, the rest is built.
  struct Content: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var change: @Sendable (TinyBook) throws -> Void
    var error: String
  }

  static let contents: [Content] = [
    Content(
      testDescription: "a missing column",
      change: { try $0.edit("tables/patient_metadata.tsv", "ModelName", "Model") },
      error:
        "failed: curation tables: tables/patient_metadata.tsv: there is no column ModelName; the columns are pid, set, PatientsSex, PatientsAgeNum, PatientsAgeUnit, MagneticFieldStrength, Model, EchoTime, RepetitionTime, SliceThickness, PixelSpacing, Rows, Columns, Diastole, Systole"
    ),
    Content(
      testDescription: "a text in a numeric column",
      change: { try $0.write("tables/patient_metadata.tsv", TinyBook.patients(age: "old")) },
      error:
        "failed: curation tables: tables/patient_metadata.tsv:2: column PatientsAgeNum: “old” is not a number"
    ),
    Content(
      testDescription: "an unknown unit of age",
      change: { try $0.edit("tables/patient_metadata.tsv", "\tY\t", "\tQ\t") },
      error:
        "failed: curation tables: tables/patient_metadata.tsv:2: the unit of age “Q” is none of Y, M, W and D"
    ),
    Content(
      testDescription: "an empty table",
      change: { try $0.write("tables/conversion.log", "") },
      error: "failed: curation tables: tables/conversion.log: the table is empty"),
    Content(
      testDescription: "invalid UTF-8 in a table",
      change: {
        try $0.write(
          "tables/conversion.log", Data("1\tcaf".utf8) + Data([0xE9]) + Data("\tx\ty\tz\n".utf8))
      }, error: "failed: curation tables: tables/conversion.log:1: the line is not valid UTF-8"),
    Content(
      testDescription: "a row that is too short",
      change: { try $0.write("tables/conversion.log", TinyBook.log + "3\tshort\n") },
      error:
        "failed: curation tables: tables/conversion.log:3: the line has 2 cells and must have 5"),
    Content(
      testDescription: "a column twice",
      change: { try $0.edit("tables/patient_metadata.tsv", "EchoTime", "Rows") },
      error: "failed: curation tables: tables/patient_metadata.tsv: the column Rows stands twice"),
    Content(
      testDescription: "a link out of the project",
      change: { book in
        try book.remove("tables/conversion.log")
        try FileManager.default.createSymbolicLink(
          at: book.root.appendingPathComponent("tables/conversion.log"),
          withDestinationURL: URL(fileURLWithPath: "/etc/hostname"))
      },
      error:
        "not built: curation tables: tables/conversion.log lies outside the project and data folders and is not read"
    ),
    Content(
      testDescription: "a folder in place of a file",
      change: { book in
        try book.remove("tables/conversion.log")
        try book.write("tables/conversion.log/x", "x")
      }, error: "failed: curation tables: conversion.log cannot be read or written (Is a directory)"
    ),
  ]

  @Test(arguments: contents) func wrongDataIsNamed(content: Content) async throws {
    try content.change(book)
    let outcome = try await build("--strict", endsWith: 1)
    #expect(outcome.errors == ["Chapters/curation.md:5: " + content.error])
    #expect(try book.read("output/html/index.html").contains("0.800"))
    let page = try book.read("output/html/curation.html")
    #expect(page.contains("not built"))
  }

  /// A chapter of volumes, with the same predictions by all networks.
  private func writeVolumes(rows: String, truncatedBy count: Int = 0) throws {
    try book.write(
      "Chapters/curation.md",
      "# Volumes\n\n```{volume-agreement} volumes\nsource: tables\nanalysis: methods\n```\n")
    let prediction = try XZ.compress(Data(("file\tlv_pixels\tmy_pixels\n" + rows).utf8))
    for method in Method.networks {
      try book.write("tables/predictions/\(method.file).tsv.xz", prediction.dropLast(count))
    }
    try book.write(
      "tables/patient_dimensions.tsv",
      "pid\tX\tY\tpixelSpacingX\tpixelSpacingY\tsliceSpacing\tscaleFactor\n1\t1\t1\t1\t1\t1\t1\n")
    for name in ["train", "validate", "solution"] {
      try book.write("tables/truth/\(name).csv", "Id,Systole,Diastole\n1,1,2\n")
    }
    try book.write("tables/ukbb_ventricular_volumes.csv", "")
    try book.write("tables/image_list.tsv.xz", prediction)
  }

  private func expectFailures(_ outcome: Command.Outcome, _ what: String) throws {
    let expected = Method.networks.map {
      "Chapters/curation.md:3: failed: volumes of \($0.name): tables/predictions/\($0.file).tsv.xz: \(what)"
    }
    #expect(outcome.errors.sorted() == expected.sorted())
    #expect(try book.read("output/html/curation.html").contains(what))
  }

  @Test func aTruncatedXZIsNamed() async throws {
    let rows = (100..<1000).map { "nifti/images/1/1-frame000-slice\($0).png\t\($0).0\t1.0\n" }
    try writeVolumes(rows: rows.joined(), truncatedBy: 10)
    try expectFailures(await build(endsWith: 1), "the xz data ends early")
  }

  @Test func aTableOfPredictionsWithoutRowsIsNamed() async throws {
    try writeVolumes(rows: "")
    try expectFailures(await build(endsWith: 1), "the table has no rows")
  }

  @Test func tablesOfVolumesWithoutRowsAreNamed() async throws {
    try writeVolumes(rows: "nifti/images/1/1-frame000-slice000.png\t9.0\t1.0\n")
    try book.write("tables/truth/train.csv", "Id,Systole,Diastole\n")
    #expect(
      try await build(endsWith: 1).errors == [
        "Chapters/curation.md:3: failed: true volumes: tables/truth/train.csv: the table has no rows"
      ])
    try book.write("tables/truth/train.csv", "Id,Systole,Diastole\n1,1,2\n")
    try book.write("tables/ukbb_ventricular_volumes.csv", ",LVEDV (mL),LVESV (mL)\n")
    #expect(
      try await build(endsWith: 1).errors == [
        "Chapters/curation.md:3: failed: volumes of 11 methods: tables/ukbb_ventricular_volumes.csv: the table has no rows"
      ])
  }

  @Test(arguments: [
    ("1,,2", "4: column Systole: the number is missing"),
    ("1,inf,2", "4: column Systole: inf is not a finite number above 0"),
    ("1,-100,2", "4: column Systole: -100 is not a finite number above 0"),
    ("2,1,2", "4: the Id 2 stands twice"),
  ])
  func aTrueVolumeThatIsNoneIsNamed(row: String, what: String) async throws {
    try writeVolumes(rows: "nifti/images/1/1-frame000-slice000.png\t9.0\t1.0\n")
    try book.write("tables/truth/train.csv", "Id,Systole,Diastole\n2,1,2\n3,1,2\n\(row)\n")
    #expect(
      try await build(endsWith: 1).errors == [
        "Chapters/curation.md:3: failed: true volumes: tables/truth/train.csv:\(what)"
      ])
  }

  @Test func anImageThatATableOfCountsLacksIsNamed() async throws {
    let lines = TinyBook.confusion([500, 600, 400, 500]).split(separator: "\n")
    func rows(_ isKept: (Substring) -> Bool) -> String {
      lines.filter(isKept).joined(separator: "\n")
    }
    try book.data(
      TinyBook.random,
      rows { !$0.hasPrefix("17_slice000_frame000") })
    #expect(
      try await build(endsWith: 1).errors == [
        "Chapters/index.md:8: failed: counts of confusion_WS_plainLearn.tsv: tiny/\(TinyBook.random): the image 17_slice000_frame000 is missing, in a stack of others"
      ])
    try book.data(
      TinyBook.random, rows { !$0.hasPrefix("19_slice001") })
    #expect(
      try await build(endsWith: 1).errors == [
        "Chapters/index.md:8: failed: images of 2 tables of counts: tiny/\(TinyBook.random): the image 19_slice001_frame000 is missing, which tiny/\(TinyBook.doubleTransfer) has"
      ])
    try book.data(TinyBook.random, rows { !$0.hasPrefix("17_") })
    #expect(
      try await build(endsWith: 1).errors == [
        "Chapters/index.md:8: failed: images of 2 tables of counts: tiny/\(TinyBook.random): volunteer 17 is missing, which tiny/\(TinyBook.doubleTransfer) has"
      ])
    try book.data(
      TinyBook.random,
      lines.joined(separator: "\n").replacingOccurrences(
        of: "19_slice001_frame000\ttest", with: "19_slice001_frame000\ttrain"))
    #expect(
      try await build(endsWith: 1).errors == [
        "Chapters/index.md:8: failed: images of 2 tables of counts: tiny/\(TinyBook.random): the image 19_slice001_frame000 is of the part train, in tiny/\(TinyBook.doubleTransfer) of test"
      ])
  }

  /// A chapter of manual masks: two frames of a patient, of one slice each.
  private func writeMasks(_ options: String, without image: String = "none") throws {
    try book.write(
      "Chapters/curation.md",
      "# Masks\n\n```{prediction-gallery} masks\nsource: own\n\(options)\n```\n")
    let names = ["7-frame000-slice000.png", "7-frame004-slice000.png"]
    let counts = names.map { "own_masks\t7\t\($0)\t8\t1\t1\n" }
    let pairs = names.filter { $0 != image }.map { "\($0)\t7\ta\tb\t8\t0\t0\t0\t1\t0\t0\t0\t1\n" }
    let folder = "own/analysis/kaggle/"
    try book.write(
      folder + "manual/pixel_counts_by_class.tsv",
      "source\tset\tfile\tbg\tlv\tmy\n" + counts.joined())
    try book.write(
      folder + "manual/ukbb_vs_manual.tsv",
      "image\tset\tmethodA\tmethodB\tbg_bg\tbg_lv\tbg_my\tlv_bg\tlv_lv\tlv_my\tmy_bg\tmy_lv\tmy_my\n"
        + pairs.joined())
    try book.write(
      folder + "patient_dimensions.tsv",
      "pid\tX\tY\tpixelSpacingX\tpixelSpacingY\tsliceSpacing\tscaleFactor\n7\t1\t1\t1\t1\t1\t1\n")
    try book.write("own/data/kaggle/manual/own_masks/7/x.png", "no mask")
  }

  @Test(arguments: [
    ("patients: [9999]", "patients", "patient 9999 (known: 7)"),
    ("frames: [0, 5]", "frames", "frame 5 of patient 7 (known: 0, 4)"),
    ("slices: [1]", "slices", "slice 1 of patient 7 (known: 0)"),
  ])
  func masksThatNobodyHasDrawnAreRefused(
    options: String, option: String, what: String
  ) async throws {
    try writeMasks(options)
    let sentence = "option `\(option)`: there are no manual masks of \(what)"
    #expect(
      try await build(endsWith: 1).errors == [
        "Chapters/curation.md:3: failed: manual masks for the gallery: \(sentence)"
      ])
    // Now that the frames are known, no step needs to run.
    let column = option.count + 3
    let refused = "Chapters/curation.md:5:\(column): error[wrong-option] \(sentence)"
    for command in ["check", "plan", "build"] {
      let outcome = try await book.report(command)
      #expect(outcome.status == 2)
      #expect((outcome.output + outcome.error).contains(refused), "\(command): \(outcome.error)")
    }
  }

  @Test func aMaskThatOneOfTwoTablesLacksIsNamed() async throws {
    try writeMasks("gallery: phases", without: "7-frame004-slice000.png")
    let folder = "own/analysis/kaggle/manual/"
    #expect(
      try await build(endsWith: 1).errors == [
        "Chapters/curation.md:3: failed: manual masks for the gallery: \(folder)ukbb_vs_manual.tsv: the image 7-frame004-slice000.png is missing, which \(folder)pixel_counts_by_class.tsv has"
      ])
  }

  @Test func anUnknownMethodIsRefused() async throws {
    try writeVolumes(rows: "")
    try book.edit("Chapters/curation.md", "analysis: methods", "method: UKB")
    let outcome = try await build(endsWith: 2)
    #expect(
      outcome.errors.first?.hasPrefix(
        "Chapters/curation.md:5:1: error[wrong-option] option `method`: “UKB” is not one of r34_p05_s256, "
      ) == true)
  }

  @Test func anUnknownDataSetIsAnError() async throws {
    try book.edit("Chapters/index.md", "data: {tiny: tiny}", "data: {tiny: tyni}")
    #expect(
      try await build(endsWith: 2).errors == [
        "Chapters/index.md:2:14: error[unknown-data] the catalog has no data set `tyni`; did you mean `tiny`? (known: tiny)"
      ])
  }

  @Test func anOutputThatCannotBeWrittenIsSaid() async throws {
    try book.write("output", "a file")
    let place = book.root.appendingPathComponent("output/.store").path
    #expect(
      try await build(endsWith: 2).errors == [
        "Chapters/book.yaml:1:1: error[output] \(place) cannot be written (Not a directory)"
      ])
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
    try book.write("tables/patient_metadata.tsv", TinyBook.patients(age: "NaN"))
    let outcome = try await build(endsWith: 0)
    #expect(outcome.error == "")
    let demographics = try book.read("output/tables/curation.demographics.tsv")
    #expect(demographics.contains("\nsex\tM\t1\t"))
    #expect(!demographics.lowercased().contains("nan"))
    #expect(!(try book.read("output/html/curation.html").lowercased().contains(">nan<")))
  }

  @Test func textsOfTablesAreEscaped() async throws {
    let script = "<script>alert(1)</script>"
    try book.write("tables/patient_metadata.tsv", TinyBook.patients(scanner: script))
    try book.write("tables/conversion.log", "1\t\(script)\t\"><img src=x>\ta\tb\n")
    try await build(endsWith: 0)
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
    try await build(endsWith: 0)
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
    try await build(endsWith: 0)
    try book.edit(
      "Chapters/curation.md", "# Curation",
      "# Curation\n\n" + String(repeating: "> ", count: 5_000) + "deep")
    let deep = try await build(endsWith: 2)
    #expect(
      deep.errors == [
        "Chapters/curation.md:3:1: error[too-deep] The text is nested more than 48 deep; what is deeper is shown as its text."
      ])
    #expect(deep.error.count < 400)
  }
}
