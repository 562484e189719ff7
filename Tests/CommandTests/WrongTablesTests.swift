import Foundation
import Testing

/// A table that is wrong is named with its path and line; the rest of the book is built.
@Suite struct WrongTablesTests {
  private let book: BookFolder

  init() throws { book = try BookFolder() }

  /// What is wrong with the curation's tables.
  private static func table(
    _ testDescription: String, change: @escaping @Sendable (BookFolder) throws -> Void,
    error: String
  ) -> WrongInput {
    WrongInput(
      testDescription: testDescription, change: change,
      errors: ["Chapters/curation.md:5: " + error])
  }

  /// Status 1, one sentence, the rest is built.
  static let contents: [WrongInput] = [
    table(
      "a missing column",
      change: { try $0.edit("tables/patient_metadata.tsv", "ModelName", "Model") },
      error:
        "failed: published curation: tables/patient_metadata.tsv: there is no column ModelName; the columns are pid, set, PatientsSex, PatientsAgeNum, PatientsAgeUnit, MagneticFieldStrength, Model, EchoTime, RepetitionTime, SliceThickness, PixelSpacing, Rows, Columns, Diastole, Systole"
    ),
    table(
      "a text in a numeric column",
      change: { try $0.write("tables/patient_metadata.tsv", BookFolder.patients(age: "old")) },
      error:
        "failed: published curation: tables/patient_metadata.tsv:2: column PatientsAgeNum: “old” is not a number"
    ),
    table(
      "an unknown unit of age",
      change: { try $0.edit("tables/patient_metadata.tsv", "\tY\t", "\tQ\t") },
      error:
        "failed: published curation: tables/patient_metadata.tsv:2: the unit of age “Q” is none of Y, M, W and D"
    ),
    table(
      "an empty table",
      change: { try $0.write("tables/conversion.log", "") },
      error: "failed: published curation: tables/conversion.log: the table is empty"),
    table(
      "invalid UTF-8 in a table",
      change: {
        try $0.write(
          "tables/conversion.log", Data("1\tcaf".utf8) + Data([0xE9]) + Data("\tx\ty\tz\n".utf8))
      }, error: "failed: published curation: tables/conversion.log:1: the line is not valid UTF-8"),
    table(
      "a row that is too short",
      change: { try $0.write("tables/conversion.log", BookFolder.log + "3\tshort\n") },
      error:
        "failed: published curation: tables/conversion.log:3: the line has 2 cells and must have 5"),
    table(
      "a column twice",
      change: { try $0.edit("tables/patient_metadata.tsv", "EchoTime", "Rows") },
      error: "failed: published curation: tables/patient_metadata.tsv: the column Rows stands twice"
    ),
    table(
      "a link out of the project",
      change: { book in
        try book.remove("tables/conversion.log")
        try FileManager.default.createSymbolicLink(
          at: book.root.appendingPathComponent("tables/conversion.log"),
          withDestinationURL: URL(fileURLWithPath: "/etc/hostname"))
      },
      error:
        "not built: published curation: tables/conversion.log lies outside the project and data folders and is not read"
    ),
    table(
      "a folder in place of a file",
      change: { book in
        try book.remove("tables/conversion.log")
        try book.write("tables/conversion.log/x", "x")
      },
      error: "failed: published curation: conversion.log cannot be read or written (Is a directory)"
    ),
  ]

  @Test(arguments: contents) func wrongDataIsNamed(content: WrongInput) async throws {
    try content.change(book)
    let outcome = try await book.build("--strict", endsWith: 1)
    #expect(outcome.errors == content.errors)
    #expect(try book.read("output/html/index.html").contains("0.800"))
    let page = try book.read("output/html/curation.html")
    #expect(page.contains("Not built:") || page.contains("Not all results are here."))
  }

  @Test func anImageThatATableOfCountsLacksIsNamed() async throws {
    let lines = BookFolder.confusion([500, 600, 400, 500]).split(separator: "\n")
    func rows(_ isKept: (Substring) -> Bool) -> String {
      lines.filter(isKept).joined(separator: "\n")
    }
    try book.data(
      BookFolder.random,
      rows { !$0.hasPrefix("17_slice000_frame000") })
    #expect(
      try await book.build(endsWith: 1).errors == [
        "Chapters/index.md:8: failed: counts of confusion_WS_plainLearn.tsv: tiny/\(BookFolder.random): the image 17_slice000_frame000 is missing, in a stack of others"
      ])
    try book.data(
      BookFolder.random, rows { !$0.hasPrefix("19_slice001") })
    #expect(
      try await book.build(endsWith: 1).errors == [
        "Chapters/index.md:8: failed: images of 2 tables of counts: tiny/\(BookFolder.random): the image 19_slice001_frame000 is missing, which tiny/\(BookFolder.doubleTransfer) has"
      ])
    try book.data(BookFolder.random, rows { !$0.hasPrefix("17_") })
    #expect(
      try await book.build(endsWith: 1).errors == [
        "Chapters/index.md:8: failed: images of 2 tables of counts: tiny/\(BookFolder.random): volunteer 17 is missing, which tiny/\(BookFolder.doubleTransfer) has"
      ])
    try book.data(
      BookFolder.random,
      lines.joined(separator: "\n").replacingOccurrences(
        of: "19_slice001_frame000\ttest", with: "19_slice001_frame000\ttrain"))
    #expect(
      try await book.build(endsWith: 1).errors == [
        "Chapters/index.md:8: failed: images of 2 tables of counts: tiny/\(BookFolder.random): the image 19_slice001_frame000 is of the part train, in tiny/\(BookFolder.doubleTransfer) of test"
      ])
  }
}
