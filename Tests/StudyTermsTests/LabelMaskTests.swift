import StudyTerms
import Testing

@Suite struct LabelMaskTests {
  private func mask(_ rows: String...) -> LabelMask {
    LabelMask(
      width: rows[0].count, height: rows.count,
      labels: rows.flatMap { $0.map { UInt8($0.wholeNumberValue ?? 0) } })
  }

  @Test func aCutMayReachBeyondTheMask() {
    let cut = mask("12", "21").cropped(columns: -1..<2, rows: 1..<3)
    #expect(cut == mask("021", "000"))
  }
}
