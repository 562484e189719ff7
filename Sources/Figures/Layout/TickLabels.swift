import Foundation

/// The labels below a panel, broken into lines or slanted so that neighbours do not touch.
struct TickLabels: Hashable {
  var lines: [[String]]
  /// Clockwise rotation in degrees; 0 for horizontal labels.
  var rotation = 0.0
  var height: Double

  /// `room` is the distance between neighbours in points.
  init(_ texts: [String], room: Double, _ measure: TextMeasure) {
    let lettering = Lettering.tick
    let widest = { (lines: [[String]]) in
      lines.joined().map { measure.width($0, lettering) }.max() ?? 0
    }
    lines = texts.map { [$0] }
    if widest(lines) > room - 4 {
      lines = texts.map { measure.wrapped($0, to: room - 4, lettering) }
    }
    if widest(lines) > room - 2 || (lines.map(\.count).max() ?? 0) > 3 {
      lines = texts.map { [$0] }
      rotation = -35
      let longest = widest(lines)
      height = longest * sin(35 * Double.pi / 180) + lettering.size
    } else {
      height = Double(lines.map(\.count).max() ?? 0) * lettering.leading
    }
  }
}
