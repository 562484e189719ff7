import Foundation

/// A density estimate with a Gaussian kernel and Silverman's bandwidth, as R's `density` has it
/// (`bw.nrd0`; Silverman, Density Estimation, 1986, 3.31).
struct KernelDensity {
  /// 128 places from three bandwidths below the least value to three above the largest, and the
  /// density at each; empty for fewer than two values.
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var bandwidth = 0.0

  init(_ values: [Double]) {
    let sorted = values.filter(\.isFinite).sorted()
    guard sorted.count > 1, let low = sorted.first, let high = sorted.last else { return }
    let count = Double(sorted.count)
    let mean = sorted.reduce(0, +) / count
    let sd = (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    func quantile(_ p: Double) -> Double {
      let place = (count - 1) * p
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    var spread = min(sd, (quantile(0.75) - quantile(0.25)) / 1.34)
    // R's own order where the quartiles or all values are equal.
    if spread == 0 { spread = sd > 0 ? sd : abs(low) > 0 ? abs(low) : 1 }
    bandwidth = 0.9 * spread * pow(count, -0.2)
    let (start, end) = (low - 3 * bandwidth, high + 3 * bandwidth)
    x = (0..<128).map { start + (end - start) * Double($0) / 127 }
    y = x.map { density(at: $0, sorted) }
  }

  private func density(at place: Double, _ values: [Double]) -> Double {
    let sum = values.reduce(0) { sum, value in
      let distance = (place - value) / bandwidth
      return sum + exp(-distance * distance / 2)
    }
    return sum / (Double(values.count) * bandwidth * (2 * Double.pi).squareRoot())
  }
}
