import Engine
import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct PublishedConfusionTests {
  private static let header =
    "image\tset\tbg_bg\tbg_lv\tbg_my\tlv_bg\tlv_lv\tlv_my\tmy_bg\tmy_lv\tmy_my"

  private func step(_ tables: OwnTables, _ rows: [String]) throws -> PublishedConfusion {
    let text = ([Self.header] + rows).joined(separator: "\r\n") + "\r\n"
    return PublishedConfusion(table: try tables.write(text, to: "counts.tsv"))
  }

  @Test func imagesAreSorted() async throws {
    let tables = OwnTables()
    let table = try await StepBench(root: tables.root).run(
      try step(
        tables,
        [
          "26_slice000_frame001\ttest\t65530\t0\t0\t1\t2\t3\t0\t0\t0",
          "26_slice000_frame000\ttest\t65536\t0\t0\t0\t0\t0\t0\t0\t0",
          "17_slice000_frame000\tval\t65536\t0\t0\t0\t0\t0\t0\t0\t0",
        ]))
    #expect(
      table.images.map(\.name) == [
        "17_slice000_frame000", "26_slice000_frame000", "26_slice000_frame001",
      ])
    #expect(table.splits == [.validation, .test, .test])
    #expect(table.counts[2].pixels == [65530, 0, 0, 1, 2, 3, 0, 0, 0])
  }

  @Test(arguments: [
    (
      "26_slice000_frame000\ttest\t1\t0\t0\t0\t0\t0\t0\t0\t0",
      "the counts of 26_slice000_frame000 do not sum to 65536"
    ),
    (
      "26_slice000_frame000\ttest\t65537\t-1\t0\t0\t0\t0\t0\t0\t0",
      "the counts of 26_slice000_frame000 do not sum to 65536"
    ),
    (
      "26_slice000_frame000\ttest\t9000000000000000000\t9000000000000000000\t0\t0\t0\t0\t0\t0\t0",
      "the counts of 26_slice000_frame000 do not sum to 65536"
    ),
    (
      "26_slice9999999999_frame9999999999\ttest\t65536\t0\t0\t0\t0\t0\t0\t0\t0",
      "no stack has the slice and the frame of 26_slice9999999999_frame9999999999"
    ),
    (
      "26_slice9223372036854775807_frame000\ttest\t65536\t0\t0\t0\t0\t0\t0\t0\t0",
      "no stack has the slice and the frame of 26_slice9223372036854775807_frame000"
    ),
    (
      "26_slice000_frame000\tall\t65536\t0\t0\t0\t0\t0\t0\t0\t0", "“all” is not train, val or test"
    ),
    ("26\ttest\t65536\t0\t0\t0\t0\t0\t0\t0\t0", "“26” is not the name of an image"),
  ])
  func countsThatCannotBeAreNamed(_ row: String, _ what: String) async throws {
    let tables = OwnTables()
    #expect(
      await StepBench(root: tables.root).sentence(try step(tables, [row]))
        == "counts.tsv:2: \(what)")
  }

  @Test func anImageThatStandsTwiceOrIsMissingIsNamed() async throws {
    let tables = OwnTables()
    let counts = "\ttest\t65536\t0\t0\t0\t0\t0\t0\t0\t0"
    #expect(
      await StepBench(root: tables.root).sentence(
        try step(tables, ["26_slice000_frame000\(counts)", "26_slice000_frame000\(counts)"]))
        == "counts.tsv:3: the image 26_slice000_frame000 stands twice")
    #expect(
      await StepBench(root: tables.root).sentence(
        try step(tables, ["26_slice000_frame000\(counts)", "26_slice001_frame001\(counts)"]))?
        .contains("the image 26_slice000_frame001 is missing, in a stack of others") == true)
  }
}
