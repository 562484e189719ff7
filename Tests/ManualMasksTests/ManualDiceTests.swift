import ManualMasks
import TestSupport
import Testing

@Suite struct ManualDiceTests {
  private let tables = OwnTables()

  private func step(_ rows: String) throws -> ManualDice {
    let classes = ["bg", "lv", "my"]
    let header = classes.flatMap { a in classes.map { "\(a)_\($0)" } }.joined(separator: "\t")
    return ManualDice(
      table: try tables.write(
        "image\tset\tmethodA\tmethodB\t\(header)\n\(rows)\n", to: "counts.tsv"))
  }

  @Test func diceIsTwiceTheOverlapByBothSizes() async throws {
    let step = try step(
      "1-frame000-slice001.png\ta\tb\tc\t90\t1\t0\t2\t6\t0\t0\t0\t0\n"
        + "1-frame000-slice000.png\ta\tb\tc\t90\t0\t0\t0\t4\t2\t0\t2\t1")
    let rows = try await StepBench(root: tables.root).run(step).rows
    #expect(rows.map(\.slice) == [0, 1])
    // Manual 6 and UKBB 6 pixels, 4 in common; then 8 and 7, 6 in common.
    #expect(rows.map(\.ventriclePixels) == [6, 8])
    #expect(abs(rows[0].ventricle - 8.0 / 12) < 1e-12)
    #expect(abs(rows[1].ventricle - 12.0 / 15) < 1e-12)
    #expect(abs(rows[0].myocardium - 2.0 / 6) < 1e-12)
    // Where neither has the class, masks agree.
    #expect(rows[1].myocardium == 1)
  }

  @Test func countsThatAreNoneAreNamed() async throws {
    let large = "9000000000000000000"
    let step = try step(
      "1-frame000-slice000.png\ta\tb\tc\t0\t0\t0\t0\t\(large)\t\(large)\t0\t0\t0")
    #expect(
      await StepBench(root: tables.root).sentence(step)
        == "counts.tsv:2: nine whole numbers of pixels are expected for 1-frame000-slice000.png")
  }
}
