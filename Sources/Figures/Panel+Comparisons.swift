/// Panels that compare two measurements.
extension Panel {
  /// `y` against `x` with the line y = x. Both axes have the same unit and range.
  public static func scatterWithIdentity(
    x: [Double], y: [Double], xLabel: String, yLabel: String, unit: String? = nil,
    title: String? = nil, color: Color = .blue, size: Double = 2.4, opacity: Double = 0.5
  ) -> Panel {
    let pairs = zip(x, y).filter { $0.isFinite && $1.isFinite }
    let all = pairs.flatMap { [$0.0, $0.1] }
    let domain = all.min().flatMap { low in
      all.max().map { high in Ticks.widened(low...high) }
    }
    return Panel(
      title: title, x: Axis(xLabel, unit: unit, .linear(domain: domain)),
      y: Axis(yLabel, unit: unit, .linear(domain: domain)),
      [.identity, .points(x: x, y: y, color: color, size: size, opacity: opacity)])
  }

  /// Differences against means, with the bias and limits of agreement as labelled lines (Bland and
  /// Altman, Lancet 1986).
  public static func blandAltman(
    means: [Double], differences: [Double], bias: Double, low: Double, high: Double,
    unit: String? = nil, title: String? = nil, xLabel: String = "Mean",
    yLabel: String = "Difference", color: Color = .blue, size: Double = 2.4, opacity: Double = 0.5
  ) -> Panel {
    Panel(
      title: title, x: Axis(xLabel, unit: unit), y: Axis(yLabel, unit: unit),
      [
        .points(x: means, y: differences, color: color, size: size, opacity: opacity),
        .horizontal(y: high, color: .ink, dash: .dashed, label: Number.short(high)),
        .horizontal(y: bias, color: .ink, dash: .solid, label: Number.short(bias)),
        .horizontal(y: low, color: .ink, dash: .dashed, label: Number.short(low)),
      ])
  }
}
