/// A square window around the heart with a margin: the part of an image that a gallery shows.
package struct HeartWindow: Hashable, Sendable {
  /// The first column, the first row, and the side length, in pixels.
  package var left, top, side: Int
  private var width: Int

  /// A window around the labels of `mask`, or around the centre if the mask is empty.
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

  /// The window's part of an image as large as the mask, in row-major order.
  package func cut<Value>(_ values: [Value]) -> [Value] {
    (top..<top + side).flatMap { row in
      values[(row * width + left)..<(row * width + left + side)]
    }
  }
}
