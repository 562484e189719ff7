import Foundation
import Tables

/// Size and spacing of a series, from patient_dimensions.tsv.
package struct SeriesGeometry: Hashable, Sendable {
  /// Pixels along the longer side.
  package var side: Double
  /// Millimetres.
  package var pixelX, pixelY, slice: Double

  package init(side: Double, pixelX: Double, pixelY: Double, slice: Double) {
    self.side = side
    self.pixelX = pixelX
    self.pixelY = pixelY
    self.slice = slice
  }

  /// Millilitres per pixel of the image as it is.
  package var voxel: Double { pixelX * pixelY * slice / 1000 }

  /// Millilitres of `pixels` counted on the image padded to a square and scaled to `size`.
  package func volume(pixels: Double, size: Int) -> Double {
    pixels * side * side * pixelX * pixelY * slice / (1000 * Double(size * size))
  }

  /// By unrotated series; `pid` is text.
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
