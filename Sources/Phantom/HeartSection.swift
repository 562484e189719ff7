import Foundation

/// A heart's outlines at one place on its axis and one contraction, for all directions.
struct HeartSection: Sendable {
  /// The middle of the left ventricle.
  var axis: SIMD2<Double>
  /// One value for each direction of the heart's table, and the first once more, in mm.
  var inner: [Float]
  var outer: [Float]
  var right: [Float]
  /// Beyond everything that belongs to the heart.
  var reach: Float
  /// From the left ventricle's apex (0) to its base (1).
  var relative: Float
  /// Above the base.
  var isAtrial: Bool

  /// nil where there is no heart.
  init?(_ heart: PhantomHeart, z: Double, contraction: Double) {
    guard let level = heart.shape.level(z: z, contraction: contraction) else { return nil }
    axis = heart.axis(z: z, contraction: contraction)
    let radii = heart.table.map { heart.shape.radii(level, $0) }
    func closed(_ values: [Double]) -> [Float] { (values + [values[0]]).map(Float.init) }
    inner = closed(radii.map(\.inner))
    outer = closed(radii.map(\.outer))
    right = closed(radii.map(\.right))
    reach = (outer + right).max() ?? 0
    relative = Float(level.relative)
    isAtrial = level.atrium != nil
  }

  /// The outlines in the direction of a place from the axis.
  func radii(_ x: Float, _ y: Float) -> (inner: Float, outer: Float, right: Float) {
    let place = Self.angle(x, y) * Float(PhantomHeart.directions)
    let index = max(0, min(PhantomHeart.directions - 1, Int(place)))
    let share = place - Float(index)
    return (
      inner[index] + (inner[index + 1] - inner[index]) * share,
      outer[index] + (outer[index + 1] - outer[index]) * share,
      right[index] + (right[index + 1] - right[index]) * share
    )
  }

  /// Which of `count` pixels, the first at `start`, are within reach of the heart and a margin.
  func columns(
    from start: SIMD2<Double>, step: SIMD2<Double>, count: Int, margin: Float = 0
  ) -> Range<Int> {
    let first = start - axis
    let squared = (step * step).sum()
    let nearest = -(first * step).sum() / squared
    let away = first + step * nearest
    let reach = Double(reach + margin)
    let room = reach * reach - (away * away).sum()
    guard room >= 0 else { return 0..<0 }
    let half = (room / squared).squareRoot()
    let from = max(0, (nearest - half).rounded(.up))
    let to = min(Double(count - 1), (nearest + half).rounded(.down))
    return from <= to ? Int(from)..<Int(to) + 1 : 0..<0
  }

  /// The label of a place from the axis.
  func label(_ x: Float, _ y: Float) -> PhantomLabel {
    let distance = (x * x + y * y).squareRoot()
    if isAtrial || distance >= reach { return .background }
    let radii = radii(x, y)
    if distance < radii.inner { return .leftVentricle }
    if distance < radii.outer { return .myocardium }
    return distance < radii.right ? .rightVentricle : .background
  }

  /// The direction as a share of a full turn, 0..<1, from the x axis towards y: to 1e-6 turns, the
  /// same on every machine (Abramowitz and Stegun 4.4.49).
  static func angle(_ x: Float, _ y: Float) -> Float {
    let (across, up) = (abs(x), abs(y))
    let longer = max(across, up)
    if longer == 0 { return 0 }
    let t = min(across, up) / longer
    let s = t * t
    let series =
      0.9998660 + s * (-0.3302995 + s * (0.1801410 + s * (-0.0851330 + s * 0.0208351)))
    var angle = t * series / (2 * .pi)
    if up > across { angle = 0.25 - angle }
    if x < 0 { angle = 0.5 - angle }
    if y < 0 { angle = 1 - angle }
    return angle < 1 ? angle : 0
  }
}
