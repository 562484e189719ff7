import Cohorts
import Foundation
import Imaging
import Learning
import StudyTerms

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
    let window = HeartWindow(
      LabelMask(
        width: sample.width, height: sample.height,
        labels: sample.mask.map { $0 == PixelOverlap.unknown ? 0 : $0 }))
    image = Thumbnail(
      Plane(rows: window.side, columns: window.side, values: window.cut(sample.image)))
    truth = Data(window.cut(sample.mask))
    self.found = Data(window.cut(found))
  }
}
