import Foundation

/// The distribution functions that the tests need, accurate to about 14 digits.
package enum Distributions {
  /// P(Z <= z) of the standard normal.
  package static func normal(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// The z with P(Z <= z) = p: Newton's steps from a rational start (Abramowitz and Stegun
  /// 26.2.23).
  package static func normalQuantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    let tail = min(p, 1 - p)
    let t = (-2 * log(tail)).squareRoot()
    let top = 2.515517 + t * (0.802853 + t * 0.010328)
    let bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var z = t - top / bottom
    for _ in 0..<6 {
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      z += (0.5 * erfc(z / 2.0.squareRoot()) - tail) / density
    }
    return p < 0.5 ? -z : z
  }

  /// P(|T| >= |t|) of Student's distribution.
  package static func studentTwoSided(_ t: Double, df: Double) -> Double {
    guard t.isFinite else { return t.isNaN ? .nan : 0 }
    return incompleteBeta(df / 2, 0.5, df / (df + t * t))
  }

  /// The t with P(T <= t) = p, by bisection.
  package static func studentQuantile(_ p: Double, df: Double) -> Double {
    guard p != 0.5 else { return 0 }
    let target = 2 * min(p, 1 - p)
    var low = 0.0
    var high = 1.0
    while studentTwoSided(high, df: df) > target { high *= 2 }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if studentTwoSided(middle, df: df) > target { low = middle } else { high = middle }
    }
    return p < 0.5 ? -(low + high) / 2 : (low + high) / 2
  }

  /// The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (Numerical
  /// Recipes 6.4).
  package static func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2) { return front * fraction(a, b, x) / a }
    return 1 - front * fraction(b, a, 1 - x) / b
  }

  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var h = d
    for m in 1...500 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      let change = d * c
      h *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return h
  }
}
