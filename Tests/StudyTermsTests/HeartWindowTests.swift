import StudyTerms
import Testing

@Suite struct HeartWindowTests {
  private static func mask(_ size: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>)
    -> LabelMask
  {
    LabelMask(
      width: size, height: size,
      labels: (0..<size * size).map {
        columns.contains($0 % size) && rows.contains($0 / size) ? 1 : 0
      })
  }

  /// Twice as large as the heart, and at least 48 pixels.
  @Test func theHeartIsInTheMiddle() {
    let large = HeartWindow(Self.mask(128, columns: 40...69, rows: 50...79))
    #expect((large.left, large.top, large.side) == (25, 35, 60))
    let small = HeartWindow(Self.mask(128, columns: 60...63, rows: 60...63))
    #expect((small.left, small.top, small.side) == (38, 38, 48))
  }

  @Test func theWindowStaysInTheImage() {
    let corner = HeartWindow(Self.mask(64, columns: 0...3, rows: 60...63))
    #expect((corner.left, corner.top, corner.side) == (0, 16, 48))
    let none = HeartWindow(
      LabelMask(width: 20, height: 20, labels: .init(repeating: 0, count: 400)))
    #expect(none.side == 20 && none.cut(Array(0..<400)) == Array(0..<400))
  }
}
