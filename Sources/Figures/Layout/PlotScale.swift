import Foundation

/// The mapping from values of an axis to places on the canvas.
struct PlotScale: Hashable {
  /// The range of values; of powers of ten on a logarithmic axis.
  var domain: ClosedRange<Double>
  var isLogarithmic = false
  /// The places of the domain's ends.
  var start = 0.0
  var end = 1.0

  func place(_ value: Double) -> Double {
    let value = isLogarithmic ? log10(value) : value
    let width = domain.upperBound - domain.lowerBound
    let part = width > 0 ? (value - domain.lowerBound) / width : 0.5
    return start + part * (end - start)
  }

  /// The length of one unit of a linear axis.
  var unit: Double { abs(end - start) / (domain.upperBound - domain.lowerBound) }

  func contains(_ value: Double) -> Bool {
    let value = isLogarithmic ? log10(value) : value
    let slack = 1e-9 * (domain.upperBound - domain.lowerBound)
    return value >= domain.lowerBound - slack && value <= domain.upperBound + slack
  }

  /// The values at both ends.
  var ends: ClosedRange<Double> {
    isLogarithmic ? pow(10, domain.lowerBound)...pow(10, domain.upperBound) : domain
  }
}
