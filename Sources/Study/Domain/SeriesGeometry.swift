import Foundation
import Tables

/// Size and spacing of a series, from patient_dimensions.tsv.
struct SeriesGeometry: Hashable, Sendable {
  /// Pixels along the longer side.
  var side: Double
  /// Millimetres.
  var pixelX, pixelY, slice: Double

  /// Millilitres per pixel of the image as it is.
  var voxel: Double { pixelX * pixelY * slice / 1000 }

  /// Millilitres of `pixels` counted on the image padded to a square and scaled to `size`.
  func volume(pixels: Double, size: Int) -> Double {
    pixels * side * side * pixelX * pixelY * slice / (1000 * Double(size * size))
  }

  /// By unrotated series.
  static func read(_ url: URL) throws -> [SeriesID: SeriesGeometry] {
    let table = try Table.read(contentsOf: url, separator: "\t", text: ["pid"])
    let ids = try table.texts("pid")
    let x = try table.numbers("X")
    let y = try table.numbers("Y")
    let dx = try table.numbers("pixelSpacingX")
    let dy = try table.numbers("pixelSpacingY")
    let dz = try table.numbers("sliceSpacing")
    var geometry: [SeriesID: SeriesGeometry] = [:]
    for row in ids.indices {
      geometry[SeriesID(ids[row])] = SeriesGeometry(
        side: max(x[row], y[row]), pixelX: dx[row], pixelY: dy[row], slice: dz[row])
    }
    return geometry
  }
}
