import Foundation

/// Round positions along an axis.
enum Ticks {
  /// The step, 1, 2 or 5 times a power of ten, that divides `range` into about `count` parts.
  static func step(over range: Double, count: Int) -> Double {
    let raw = range / Double(max(1, count))
    guard raw > 0, raw.isFinite else { return 1 }
    let exponent = log10(raw).rounded(.down)
    let power = exponent >= 0 ? pow(10, exponent) : 1 / pow(10, -exponent)
    let ratio = raw / power
    let nice = ratio < 1.5 ? 1.0 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10
    return nice * power
  }

  /// About `count` multiples of a round step within `domain`, with as many decimals as the step
  /// needs.
  static func linear(_ domain: ClosedRange<Double>, count: Int = 5)
    -> [(value: Double, text: String)]
  {
    let range = domain.upperBound - domain.lowerBound
    guard range > 0, range.isFinite else {
      return [(domain.lowerBound, Number.short(domain.lowerBound))]
    }
    let step = step(over: range, count: count)
    let decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    let slack = 1e-9 * range / step
    let first = (domain.lowerBound / step - slack).rounded(.up)
    let last = (domain.upperBound / step + slack).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    let inverse = (1 / step).rounded()
    return (0...Int(last - first)).map { index in
      // Dividing by the whole number 1/step gives 0.3; multiplying by 0.1 would give
      // 0.30000000000000004.
      let multiple = first + Double(index)
      let value = step < 1 ? multiple / inverse : multiple * step
      return (value, Number.fixed(value, decimals))
    }
  }

  /// Powers of ten within `domain`, with 2 and 5 between them if there are fewer than three. All
  /// are written as powers (10⁻⁶, 2·10⁻⁶) if one is too small or too large for a plain number.
  static func logarithmic(_ domain: ClosedRange<Double>) -> [(value: Double, text: String)] {
    guard domain.lowerBound > 0, domain.upperBound.isFinite else { return [] }
    let exponents =
      Int(
        log10(domain.lowerBound).rounded(.down))...Int(
        log10(domain.upperBound).rounded(.up))
    let slack = 1 + 1e-9
    func within(_ factors: [Double]) -> [Double] {
      exponents.flatMap { exponent in
        factors.map { factor in
          exponent >= 0 ? factor * pow(10, Double(exponent)) : factor / pow(10, Double(-exponent))
        }
      }.filter { $0 * slack >= domain.lowerBound && $0 <= domain.upperBound * slack }
    }
    var values = within([1])
    if values.count < 3 { values = within([1, 2, 5]) }
    if values.count > 7 {
      let stride = (values.count + 6) / 7
      values = values.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }
    let isPlain = values.allSatisfy { (1e-4 / slack...1e6 * slack).contains($0) }
    return values.map { ($0, isPlain ? Number.short($0) : Number.power($0)) }
  }

  /// `range` widened by 4 % on both sides, or by 1/2 if it is a single value.
  static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let width = range.upperBound - range.lowerBound
    let margin = width > 0 ? width * 0.04 : max(0.5, abs(range.lowerBound) * 0.04)
    return range.lowerBound - margin...range.upperBound + margin
  }
}
