import Foundation
import StudyTerms

/// One image about the heart, as networks and, where it is known, the truth label it.
struct GalleryView: Codable, Hashable, Sendable {
  var series: String
  /// Why it is shown: `best`, `median`, `worst`, with the network where each has its own; or nothing.
  var reason: String
  /// `ED`, `ES`, or the number of the frame (from 0).
  var frame: String
  /// From 0.
  var slice: Int
  var image: Thumbnail
  /// nil where it is not known.
  var truth: Labels?
  var networks: [Labels]

  /// Row by row, as large as the image.
  struct Labels: Codable, Hashable, Sendable {
    var name: String
    var mask: Data
    /// With the truth in this image, of the classes that both know: of the cavity, or of cavity and wall; empty for the truth itself, and
    /// where it is not known.
    var dice: [Double]
    /// Of the cavity in this slice, in ml.
    var volume: Double
  }

  /// The truth first.
  var labels: [Labels] { (truth.map { [$0] } ?? []) + networks }
}
