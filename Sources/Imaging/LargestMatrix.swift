/// The largest matrix of a curated image, which the label network's input sets.
package enum LargestMatrix {
  /// The largest side, in pixels; larger matrices are scaled down to it.
  package static let side = 256

  /// The factor by which a matrix is scaled; 1 if it is small enough.
  package static func scale(rows: Int, columns: Int) -> Double {
    let longer = max(rows, columns)
    return longer > side ? Double(side) / Double(longer) : 1
  }

  /// A scaled number of rows or columns, rounded with halves to even.
  package static func scaled(_ count: Int, _ factor: Double) -> Int {
    max(1, min(16384, Int((Double(count) * factor).rounded(.toNearestOrEven))))
  }
}
