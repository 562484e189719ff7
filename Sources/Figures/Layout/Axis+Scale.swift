import Foundation

extension Axis {
  /// The scale of the axis over `extent`, the range of the data.
  func plotScale(over extent: ClosedRange<Double>?, bars: Bool) -> PlotScale {
    switch scale {
    case .linear(let domain?), .hidden(let domain): return PlotScale(domain: domain)
    case .linear(nil):
      guard let extent else { return PlotScale(domain: 0...1) }
      let wide = Ticks.widened(extent)
      let keepsZero = bars && extent.lowerBound == 0
      return PlotScale(domain: (keepsZero ? 0 : wide.lowerBound)...wide.upperBound)
    case .log10(let domain):
      let ends = domain ?? extent ?? 1...10
      let low = log10(max(ends.lowerBound, .leastNormalMagnitude))
      let high = max(low, log10(max(ends.upperBound, .leastNormalMagnitude)))
      let range = domain == nil || low == high ? Ticks.widened(low...high) : low...high
      return PlotScale(domain: range, isLogarithmic: true)
    case .band(let names):
      return PlotScale(domain: -0.5...Double(max(1, names.count)) - 0.5)
    }
  }

  /// The values and texts of about `count` ticks.
  func ticks(on scale: PlotScale, count: Int) -> [(value: Double, text: String)] {
    switch self.scale {
    case .linear: return Ticks.linear(scale.domain, count: count)
    case .log10: return Ticks.logarithmic(scale.ends)
    case .band(let names): return names.enumerated().map { (Double($0.offset), $0.element) }
    case .hidden: return []
    }
  }

  var isHidden: Bool { if case .hidden = scale { true } else { false } }
  var isBand: Bool { if case .band = scale { true } else { false } }

  /// `label (unit)`; nil if both are empty.
  var caption: String? {
    guard !isHidden, !label.isEmpty || unit != nil else { return nil }
    guard let unit, !unit.isEmpty else { return label }
    return label.isEmpty ? unit : "\(label) (\(unit))"
  }
}
