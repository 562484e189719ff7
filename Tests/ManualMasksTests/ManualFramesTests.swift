import ManualMasks
import StudyTerms
import TestSupport
import Testing

@Suite struct ManualFramesTests {
  private let tables = OwnTables()

  @Test func slicesAreSummedAndPhasesAreTheExtremes() async throws {
    let counts = try tables.write(
      """
      file\tlv\tmy
      7-frame000-slice000.png\t10\t4
      7-frame000-slice001.png\t20\t5
      7-frame004-slice000.png\t3\t6
      7-frame004-slice001.png\t2\t7
      7-frame008-slice000.png\t12\t0
      7-frame008-slice001.png\t9\t0

      """, to: "counts.tsv")
    let rows = try await StepBench(root: tables.root).run(ManualFrames(counts: counts)).rows
    #expect(rows.map(\.patient) == [7, 7, 7])
    #expect(rows.map(\.frame) == [0, 4, 8])
    #expect(rows.map(\.slices) == [2, 2, 2])
    #expect(rows.map(\.ventricle) == [30, 5, 21])
    #expect(rows.map(\.myocardium) == [9, 13, 0])
    #expect(rows.map(\.phase) == [.diastole, .systole, nil])
  }

  @Test(arguments: [
    ("1\t1\n1-frame000-slice001.png\t9000000000000000000\t1", 3, "9000000000000000000", "lv"),
    ("1\t-1", 2, "-1", "my"),
  ])
  func countsThatCannotBeAreNamed(
    _ row: String, _ line: Int, _ number: String, _ name: String
  ) async throws {
    let counts = try tables.write(
      "file\tlv\tmy\n1-frame000-slice000.png\t\(row)\n", to: "counts.tsv")
    #expect(
      await StepBench(root: tables.root).sentence(ManualFrames(counts: counts))
        == "counts.tsv:\(line): no mask has \(number) pixels of \(name)")
  }
}
