import Foundation
import StudyTerms
import Tables
import Testing
import XZ

@testable import Study

/// Tables of predictions and true volumes that are wrong are named with their path and line.
@Suite struct WrongVolumesTests {
  private let book: BookFolder

  init() throws { book = try BookFolder() }

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
    try expectFailures(await book.build(endsWith: 1), "the xz data ends early")
  }

  @Test func aTableOfPredictionsWithoutRowsIsNamed() async throws {
    try writeVolumes(rows: "")
    try expectFailures(await book.build(endsWith: 1), "the table has no rows")
  }

  @Test func tablesOfVolumesWithoutRowsAreNamed() async throws {
    try writeVolumes(rows: "nifti/images/1/1-frame000-slice000.png\t9.0\t1.0\n")
    try book.write("tables/truth/train.csv", "Id,Systole,Diastole\n")
    #expect(
      try await book.build(endsWith: 1).errors == [
        "Chapters/curation.md:3: failed: true volumes: tables/truth/train.csv: the table has no rows"
      ])
    try book.write("tables/truth/train.csv", "Id,Systole,Diastole\n1,1,2\n")
    try book.write("tables/ukbb_ventricular_volumes.csv", ",LVEDV (mL),LVESV (mL)\n")
    #expect(
      try await book.build(endsWith: 1).errors == [
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
      try await book.build(endsWith: 1).errors == [
        "Chapters/curation.md:3: failed: true volumes: tables/truth/train.csv:\(what)"
      ])
  }
}
