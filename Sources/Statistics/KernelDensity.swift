import Foundation

/// A Gaussian kernel density with the bandwidth of Silverman (Density Estimation, 1986, equation
/// 3.31), R's bw.nrd0.
public struct KernelDensity: Sendable, Hashable, Codable {
  /// The places at which the density is evaluated.
  public var x: [Double]
  /// The density at each place, per unit of x.
  public var y: [Double]
  /// The standard deviation of the kernel, in units of x.
  public var bandwidth: Double

  /// Evaluates the density at `points` evenly spaced places from `from` to `to`. Missing values are
  /// left out.
  public init(of values: [Double], points: Int, from: Double, to: Double) {
    let values = values.filter { !$0.isNaN }
    let sd = Statistics.sd(values)
    let spread = min(sd, Statistics.iqr(values) / 1.34)
    let scale =
      spread > 0 ? spread : sd > 0 ? sd : abs(values.first ?? 1) > 0 ? abs(values.first ?? 1) : 1
    let width = 0.9 * scale * pow(Double(max(values.count, 1)), -0.2)
    let norm = 1 / (Double(max(values.count, 1)) * width * (2 * Double.pi).squareRoot())
    let step = points > 1 ? (to - from) / Double(points - 1) : 0
    x = (0..<points).map { from + Double($0) * step }
    y = x.map { place in
      norm
        * values.reduce(0) { sum, value in
          let z = (place - value) / width
          return sum + exp(-z * z / 2)
        }
    }
    bandwidth = width
  }
}
