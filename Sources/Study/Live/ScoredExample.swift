import Foundation
import Imaging
import Learning

/// An image about the heart, with the true and the predicted labels, for a gallery.
struct ScoredExample: Codable, Hashable, Sendable {
  var name: String
  var patient: String
  /// `best`, `median` or `worst`.
  var reason: String
  /// Of the cavity.
  var dice: Double
  var image: Thumbnail
  /// Row by row, as large as the image.
  var truth, found: Data

  /// Cut to the true heart with as much around it.
  init(
    name: String, patient: String, reason: String, sample: Sample, found: [UInt8], dice: Double
  ) {
    self.name = name
    self.patient = patient
    self.reason = reason
    self.dice = dice
    let mask = LabelMask(width: sample.width, height: sample.height, labels: sample.mask)
    let bounds = mask.bounds ?? (0..<sample.width, 0..<sample.height)
    let largest = min(sample.width, sample.height, Thumbnail.largest)
    let side = min(largest, max(48, 2 * max(bounds.columns.count, bounds.rows.count)))
    func start(_ range: Range<Int>, _ size: Int) -> Int {
      max(0, min(size - side, (range.lowerBound + range.upperBound - side) / 2))
    }
    let left = start(bounds.columns, sample.width)
    let top = start(bounds.rows, sample.height)
    func cut<Value>(_ values: [Value]) -> [Value] {
      (top..<top + side).flatMap { row in
        values[(row * sample.width + left)..<(row * sample.width + left + side)]
      }
    }
    image = Thumbnail(Plane(rows: side, columns: side, values: cut(sample.image)))
    truth = Data(cut(sample.mask))
    self.found = Data(cut(found))
  }
}
