import Foundation
import Imaging

extension PhantomScan {
  /// Where slice `index` lies, from 0 at the apex; what is not whole lies between slices.
  ///
  /// A landscape image lies on its side, so that the heart is upright once the curation has turned
  /// it for the label network.
  public func plane(_ index: Double) -> PhantomPlane {
    let right = SIMD3(cos(turn), sin(turn), 0)
    let down = SIMD3(-sin(turn), cos(turn), 0)
    return PhantomPlane(
      rows: rows, columns: columns, spacing: spacing, thickness: thickness,
      center: SIMD3(center.x, center.y, firstSlice + sliceDistance * index),
      orientation: isLandscape
        ? ImageOrientation(row: -down, column: right)
        : ImageOrientation(row: right, column: down))
  }

  /// The view along the long axis in a direction about it, in radians; the apex is at the bottom.
  public func longAxis(_ angle: Double, middle: Double) -> PhantomPlane {
    PhantomPlane(
      rows: rows, columns: columns, spacing: spacing, thickness: thickness,
      center: SIMD3(0, 0, middle),
      orientation: ImageOrientation(
        row: SIMD3(cos(angle), sin(angle), 0), column: SIMD3(0, 0, -1)))
  }

  /// Of the heart's frame, as vectors of the patient's, LPS.
  var axes: (x: SIMD3<Double>, y: SIMD3<Double>, z: SIMD3<Double>) {
    let upright = orientation.orthonormal
    return (upright.row, upright.column, upright.normal)
  }

  /// From the heart's frame to the patient's, LPS.
  public func patientPlace(_ place: SIMD3<Double>) -> SIMD3<Double> {
    apex + patientDirection(place)
  }

  /// Rotates a direction from the heart's frame to the patient's, LPS.
  public func patientDirection(_ direction: SIMD3<Double>) -> SIMD3<Double> {
    let axes = axes
    return axes.x * direction.x + axes.y * direction.y + axes.z * direction.z
  }

  /// From the patient's frame, LPS, to the heart's.
  public func heartPlace(_ place: SIMD3<Double>) -> SIMD3<Double> {
    let axes = axes
    let away = place - apex
    return SIMD3(away.dot(axes.x), away.dot(axes.y), away.dot(axes.z))
  }
}
