import Cohorts
import Foundation
import Imaging
import Learning
import StudyTerms

/// An image around the heart with true and predicted labels, for a gallery.
package struct ScoredExample: Codable, Hashable, Sendable {
  /// The image's name.
  package var name: String
  /// The patient's name.
  package var patient: String
  /// `best`, `median` or `worst`.
  package var reason: String
  /// The Dice coefficient of the cavity.
  package var dice: Double
  /// The grey image.
  package var image: Thumbnail
  /// The true and the predicted class of each pixel in row-major order, as large as the image.
  package var truth, found: Data

  /// Crops the image to the true heart with a margin.
  package init(
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
