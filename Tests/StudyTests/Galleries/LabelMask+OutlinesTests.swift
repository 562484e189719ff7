import StudyTerms
import Testing

@testable import Study

@Suite struct LabelMaskOutlinesTests {
  private func mask(_ rows: String...) -> LabelMask {
    LabelMask(
      width: rows[0].count, height: rows.count,
      labels: rows.flatMap { $0.map { UInt8($0.wholeNumberValue ?? 0) } })
  }

  @Test func anOutlineFollowsTheEdgesOfPixels() {
    let outlines = mask("000", "011", "000").outlines { $0 == 1 }
    #expect(outlines.count == 1)
    #expect(outlines[0].x == [1, 3, 3, 1])
    #expect(outlines[0].y == [1, 1, 2, 2])
  }

  @Test func pixelsThatTouchAtACornerStayApart() {
    #expect(mask("10", "01").outlines { $0 == 1 }.count == 2)
    #expect(mask("01", "10").outlines { $0 == 1 }.count == 2)
  }

  @Test func aRingHasTwoOutlines() {
    let outlines = mask("222", "212", "222").outlines { $0 == 2 }
    #expect(outlines.count == 2)
    #expect(outlines.map(\.x.count) == [4, 4])
  }

  @Test func anEmptyMaskHasNone() {
    #expect(mask("00", "00").outlines { $0 != 0 }.isEmpty)
    #expect(mask("00", "00").bounds == nil)
  }
}
