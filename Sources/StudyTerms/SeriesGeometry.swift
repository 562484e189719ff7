import Foundation
import Tables

/// The size and spacing of a series, from `patient_dimensions.tsv`.
package struct SeriesGeometry: Hashable, Sendable {
  /// The length of the longer side, in pixels.
  package var side: Double
  /// The pixel size along x and y, and the distance of slices, in mm.
  package var pixelX, pixelY, slice: Double

  package init(side: Double, pixelX: Double, pixelY: Double, slice: Double) {
    self.side = side
    self.pixelX = pixelX
    self.pixelY = pixelY
    self.slice = slice
  }

  /// The volume that a pixel of the original image stands for, in ml.
  package var voxel: Double { pixelX * pixelY * slice / 1000 }

  /// The volume in ml of so many pixels, counted on the image padded to a square and scaled to
  /// `size` pixels.
  package func volume(pixels: Double, size: Int) -> Double {
    pixels * side * side * pixelX * pixelY * slice / (1000 * Double(size * size))
  }

  /// Reads the table, keyed by unrotated series. The column `pid` must be read as text.
  package static func read(_ table: Table) throws -> [SeriesID: SeriesGeometry] {
    let ids = try table.texts("pid")
    let x = try table.finiteNumbers("X", above: 0)
    let y = try table.finiteNumbers("Y", above: 0)
    let dx = try table.finiteNumbers("pixelSpacingX", above: 0)
    let dy = try table.finiteNumbers("pixelSpacingY", above: 0)
    let dz = try table.finiteNumbers("sliceSpacing", above: 0)
    var geometry: [SeriesID: SeriesGeometry] = [:]
    for row in ids.indices {
      geometry[SeriesID(ids[row])] = SeriesGeometry(
        side: max(x[row], y[row]), pixelX: dx[row], pixelY: dy[row], slice: dz[row])
    }
    return geometry
  }
}
