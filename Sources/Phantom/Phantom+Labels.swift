import Foundation
import Imaging

extension Phantom {
  /// The labels of a plane's pixels in a frame, row by row: what lies at their centres.
  public func labels(_ plane: PhantomPlane, frame: Int) -> [UInt8] {
    labels(plane, frame: frame, reach: 0) { _, _ in .zero }
  }

  /// The same where each pixel (row, column) is looked up away from its centre, by so many mm along
  /// rows and along columns, at most `reach`.
  public func labels(
    _ plane: PhantomPlane, frame: Int, reach: Double, shift: (Int, Int) -> SIMD2<Double>
  ) -> [UInt8] {
    let contraction = contraction(frame: frame)
    var labels = [UInt8](repeating: 0, count: plane.rows * plane.columns)
    var last: (z: Double, section: HeartSection?)?
    let (right, down) = (plane.orientation.row, plane.orientation.column)
    for row in 0..<plane.rows {
      let start = plane.place(row: row, column: 0)
      if last?.z != start.z {
        last = (start.z, HeartSection(heart, z: start.z, contraction: contraction))
      }
      guard let section = last?.section, !section.isAtrial else { continue }
      let step = right * plane.spacing
      let columns = section.columns(
        from: SIMD2(start.x, start.y), step: SIMD2(step.x, step.y), count: plane.columns,
        margin: Float(reach))
      for column in columns {
        let away = shift(row, column)
        let place = start + step * Double(column) + right * away.x + down * away.y
        labels[row * plane.columns + column] =
          section.label(Float(place.x - section.axis.x), Float(place.y - section.axis.y)).rawValue
      }
    }
    return labels
  }

  /// The labels of any grid's voxels in a frame: `affine` leads from voxels to RAS in mm, as in the
  /// image that curation makes of this patient. x runs fastest, then y and z.
  public func labels(on affine: Affine, size: SIMD3<Int>, frame: Int) -> [UInt8] {
    let contraction = contraction(frame: frame)
    let flip = SIMD3<Double>(-1, -1, 1)
    let scan = patient.scan
    func heartPlace(_ voxel: SIMD3<Double>) -> SIMD3<Double> {
      scan.heartPlace(affine(voxel) * flip)
    }
    let origin = heartPlace(.zero)
    let step = heartPlace(SIMD3(1, 0, 0)) - origin
    // Rounded cosines tilt a slice by less than a micrometre: its sections are one.
    let isFlat = abs(step.z) < 1e-5
    var labels = [UInt8](repeating: 0, count: size.x * size.y * size.z)
    var last: (z: Double, section: HeartSection?)?
    for z in 0..<size.z {
      for y in 0..<size.y {
        let start = heartPlace(SIMD3(0, Double(y), Double(z)))
        for x in 0..<size.x {
          let place = start + step * Double(x)
          let level = isFlat ? start.z : place.z
          if last.map({ abs($0.z - level) > 1e-3 }) ?? true {
            last = (level, HeartSection(heart, z: level, contraction: contraction))
          }
          guard let section = last?.section, !section.isAtrial else { continue }
          labels[x + size.x * (y + size.y * z)] =
            section.label(
              Float(place.x - section.axis.x), Float(place.y - section.axis.y)
            ).rawValue
        }
      }
    }
    return labels
  }
}
