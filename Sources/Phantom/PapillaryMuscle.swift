import Foundation
import Imaging

/// One of the two muscles that stand free in the left ventricle's cavity.
struct PapillaryMuscle: Hashable, Sendable {
  /// About the long axis, in radians.
  var direction: Float
  /// Where it begins and ends, from the cavity's apex (0) to the base (1).
  var levels: ClosedRange<Float>
  /// In mm.
  var radius: Float

  /// Its middle and radius in a section; nil where it is not.
  func disc(in section: HeartSection, contraction: Float) -> SIMD3<Float>? {
    guard levels.contains(section.relative), !section.isAtrial else { return nil }
    let unit = SIMD2(cos(direction), sin(direction))
    let inner = section.radii(unit.x, unit.y).inner
    // Rounded at its ends; thicker when it contracts.
    let ends = min(section.relative - levels.lowerBound, levels.upperBound - section.relative)
    let thick = radius * min(1, 0.55 + ends * 5) * (1 + 0.12 * contraction)
    let place = max(0, inner - thick * (0.95 - 0.35 * contraction))
    return SIMD3(unit.x * place, unit.y * place, thick)
  }
}
