/// A square about the heart, with as much around it: what a gallery shows of an image.
package struct HeartWindow: Hashable, Sendable {
  package var left, top, side: Int
  private var width: Int

  /// About the labels of `mask`; about the middle where it is empty.
  package init(_ mask: LabelMask) {
    let bounds = mask.bounds ?? (0..<mask.width, 0..<mask.height)
    let largest = min(mask.width, mask.height, Thumbnail.largest)
    let side = min(largest, max(48, 2 * max(bounds.columns.count, bounds.rows.count)))
    func start(_ range: Range<Int>, _ size: Int) -> Int {
      max(0, min(size - side, (range.lowerBound + range.upperBound - side) / 2))
    }
    self.side = side
    left = start(bounds.columns, mask.width)
    top = start(bounds.rows, mask.height)
    width = mask.width
  }

  /// Of an image as large as the mask, row by row.
  package func cut<Value>(_ values: [Value]) -> [Value] {
    (top..<top + side).flatMap { row in
      values[(row * width + left)..<(row * width + left + side)]
    }
  }
}
