import Foundation

/// A small grey image for a figure.
package struct Thumbnail: Codable, Hashable, Sendable {
  package var width: Int
  package var height: Int
  /// Row by row, 0 black, 255 white.
  package var grey: Data

  /// Pixels along the longer side.
  package static let largest = 128

  package init(width: Int, height: Int, grey: Data) {
    self.width = width
    self.height = height
    self.grey = grey
  }
}
