import Foundation

/// One image about the heart, as networks and, where it is known, the truth label it.
struct GalleryView: Codable, Hashable, Sendable {
  var series: String
  /// Why it is shown: `best`, `median`, `worst`, or nothing.
  var reason: String
  /// `ED`, `ES`, or the number of the frame (from 0).
  var frame: String
  /// From 0.
  var slice: Int
  var image: Thumbnail
  /// The true labels where they are known, then each network's.
  var labels: [Labels]

  /// Row by row, as large as the image.
  struct Labels: Codable, Hashable, Sendable {
    var name: String
    var mask: Data
    /// Of cavity and wall with the truth in this image; empty for the truth itself, and where it is not known.
    var dice: [Double]
    /// Of the cavity in this slice, in ml.
    var volume: Double
  }
}
