import Foundation

/// An ellipse in the plane whose second axis is tilted to the right of upwards, in mm.
struct TiltedEllipse: Hashable, Sendable {
  private let center: SIMD2<Float>
  private let axes: SIMD2<Float>
  private let across: SIMD2<Float>
  private let along: SIMD2<Float>

  /// `tilt` in radians.
  init(center: SIMD2<Float>, axes: SIMD2<Float>, tilt: Float) {
    self.center = center
    self.axes = axes
    across = SIMD2(cos(tilt), sin(tilt))
    along = SIMD2(-sin(tilt), cos(tilt))
  }

  /// Along both axes, 1 at the outline.
  func relative(_ x: Float, _ y: Float) -> SIMD2<Float> {
    let (dx, dy) = (x - center.x, y - center.y)
    return SIMD2(
      (dx * across.x + dy * across.y) / axes.x, (dx * along.x + dy * along.y) / axes.y)
  }

  /// How far inside a place is, in mm; exact at the outline, to first order near it.
  func depth(_ x: Float, _ y: Float) -> Float {
    let place = relative(x, y)
    let radius = (place.x * place.x + place.y * place.y).squareRoot()
    let (u, v) = (place.x / axes.x, place.y / axes.y)
    let slope = (u * u + v * v).squareRoot()
    return slope > 0 ? (1 - radius) * radius / slope : min(axes.x, axes.y)
  }

  /// The direction from the middle, in radians.
  func angle(_ x: Float, _ y: Float) -> Float {
    let place = relative(x, y)
    return HeartSection.angle(place.x, place.y) * 2 * .pi
  }
}
