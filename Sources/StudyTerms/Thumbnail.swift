import Foundation

/// A small 8-bit grey image for a figure.
package struct Thumbnail: Codable, Hashable, Sendable {
  /// Columns.
  package var width: Int
  /// Rows.
  package var height: Int
  /// `width * height` grey values in row-major order; 0 is black, 255 white.
  package var grey: Data

  /// The longest permitted side, in pixels.
  package static let largest = 128

  package init(width: Int, height: Int, grey: Data) {
    self.width = width
    self.height = height
    self.grey = grey
  }
}
