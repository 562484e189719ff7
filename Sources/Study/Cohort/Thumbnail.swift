import Foundation
import Imaging

/// A small grey image for a figure.
struct Thumbnail: Codable, Hashable, Sendable {
  var width: Int
  var height: Int
  /// Row by row, 0 black, 255 white.
  var grey: Data

  /// Pixels along the longer side.
  static let largest = 128

  /// Blocks of pixels averaged, the darkest 1 % black and the brightest 1 % white.
  init(_ plane: Plane) {
    let step = max(1, (max(plane.rows, plane.columns) + Self.largest - 1) / Self.largest)
    width = max(1, plane.columns / step)
    height = max(1, plane.rows / step)
    var means: [Float] = []
    for row in 0..<height {
      for column in 0..<width {
        var sum: Float = 0
        for y in row * step..<(row + 1) * step {
          for x in column * step..<(column + 1) * step where y < plane.rows && x < plane.columns {
            sum += plane[y, x]
          }
        }
        means.append(sum / Float(step * step))
      }
    }
    let sorted = means.sorted()
    let low = sorted[sorted.count / 100]
    let high = sorted[sorted.count - 1 - sorted.count / 100]
    let scale = high > low ? 255 / (high - low) : 0
    grey = Data(means.map { UInt8(max(0, min(255, (($0 - low) * scale).rounded()))) })
  }
}
