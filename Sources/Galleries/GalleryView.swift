import Foundation
import StudyTerms

/// One image about the heart, as networks and, where it is known, the truth label it.
package struct GalleryView: Codable, Hashable, Sendable {
  package var series: String
  /// Why it is shown: `best`, `median`, `worst`, with the network where each has its own; or nothing.
  package var reason: String
  /// `ED`, `ES`, or the number of the frame (from 0).
  package var frame: String
  /// From 0.
  package var slice: Int
  package var image: Thumbnail
  /// nil where it is not known.
  package var truth: Labels?
  package var networks: [Labels]

  package init(
    series: String, reason: String, frame: String, slice: Int, image: Thumbnail,
    truth: Labels? = nil, networks: [Labels]
  ) {
    self.series = series
    self.reason = reason
    self.frame = frame
    self.slice = slice
    self.image = image
    self.truth = truth
    self.networks = networks
  }

  /// Row by row, as large as the image.
  package struct Labels: Codable, Hashable, Sendable {
    package var name: String
    package var mask: Data
    /// With the truth in this image, of the classes that both know: of the cavity, or of cavity and wall; empty for the truth itself, and
    /// where it is not known.
    package var dice: [Double]
    /// Of the cavity in this slice, in ml.
    package var volume: Double

    package init(name: String, mask: Data, dice: [Double], volume: Double) {
      self.name = name
      self.mask = mask
      self.dice = dice
      self.volume = volume
    }
  }

  /// The truth first.
  package var labels: [Labels] { (truth.map { [$0] } ?? []) + networks }
}
