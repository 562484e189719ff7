import Foundation
import Imaging
import StudyTerms

extension Thumbnail {
  /// Shrinks a plane by averaging blocks of pixels; the darkest 1 % become black, the brightest 1 %
  /// white.
  package init(_ plane: Plane) {
    let step = max(1, (max(plane.rows, plane.columns) + Self.largest - 1) / Self.largest)
    let width = max(1, plane.columns / step)
    let height = max(1, plane.rows / step)
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
    let grey = means.map { UInt8(max(0, min(255, (($0 - low) * scale).rounded()))) }
    self.init(width: width, height: height, grey: Data(grey))
  }
}
