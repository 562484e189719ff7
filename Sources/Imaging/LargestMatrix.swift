/// How many pixels the longer side of an image has at most: what the label network takes.
package enum LargestMatrix {
  /// Larger matrices are scaled down to this many pixels.
  package static let side = 256

  /// By how much a matrix is scaled: 1 where it is small enough.
  package static func scale(rows: Int, columns: Int) -> Double {
    let longer = max(rows, columns)
    return longer > side ? Double(side) / Double(longer) : 1
  }

  /// So many rows or columns, scaled: halves to even.
  package static func scaled(_ count: Int, _ factor: Double) -> Int {
    max(1, min(16384, Int((Double(count) * factor).rounded(.toNearestOrEven))))
  }
}
