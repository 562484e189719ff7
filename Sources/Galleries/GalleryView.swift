import Foundation
import StudyTerms

/// One image around the heart, labelled by networks and, if it is known, by the truth.
package struct GalleryView: Codable, Hashable, Sendable {
  /// The series' name.
  package var series: String
  /// Why it is shown: `best`, `median` or `worst`, followed by the network if each has its own; or
  /// empty.
  package var reason: String
  /// `ED`, `ES`, or the number of the frame, from 0.
  package var frame: String
  /// The number of the slice, from 0.
  package var slice: Int
  /// The grey image.
  package var image: Thumbnail
  /// The true labels; nil if unknown.
  package var truth: Labels?
  /// Each network's labels.
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

  /// One source's labels of the image.
  package struct Labels: Codable, Hashable, Sendable {
    /// The name of the source.
    package var name: String
    /// The class of each pixel in row-major order, as large as the image.
    package var mask: Data
    /// Dice with the truth in this image, for the classes that both distinguish: cavity, or cavity
    /// and wall. Empty for the truth itself, or if the truth is unknown.
    package var dice: [Double]
    /// The cavity's volume in this slice, in ml.
    package var volume: Double

    package init(name: String, mask: Data, dice: [Double], volume: Double) {
      self.name = name
      self.mask = mask
      self.dice = dice
      self.volume = volume
    }
  }

  /// The truth, if known, followed by the networks.
  package var labels: [Labels] { (truth.map { [$0] } ?? []) + networks }
}
