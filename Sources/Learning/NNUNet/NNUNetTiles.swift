import Foundation

/// The pieces into which nnU-Net cuts a slice. They overlap by half and count most in their middle.
struct NNUNetTiles {
  let rows: Int
  let columns: Int
  /// The first rows and columns of the pieces.
  let rowStarts: [Int]
  let columnStarts: [Int]
  /// The weight of each pixel of a piece in row-major order: a Gaussian with an eighth of the side
  /// as standard deviation, times ten, in half precision.
  let weights: [Float]

  /// `height` and `width` are those of the slices, at least as large as a piece.
  init(height: Int, width: Int, patch: [Int]) {
    rows = patch[0]
    columns = patch[1]
    rowStarts = Self.starts(height, patch[0])
    columnStarts = Self.starts(width, patch[1])
    let (down, across) = (Self.bell(patch[0]), Self.bell(patch[1]))
    weights = down.flatMap { row in across.map { Float(Float16(10 * (row * $0))) } }
  }

  private static func starts(_ length: Int, _ side: Int) -> [Int] {
    let count = Int((Double(length - side) / (Double(side) * 0.5)).rounded(.up)) + 1
    guard count > 1 else { return [0] }
    let step = Double(length - side) / Double(count - 1)
    return (0..<count).map { Int((step * Double($0)).rounded(.toNearestOrEven)) }
  }

  private static func bell(_ side: Int) -> [Double] {
    (0..<side).map { index in
      let away = Double(index - side / 2) / (Double(side) / 8)
      return exp(-0.5 * away * away)
    }
  }
}
