import Foundation

/// Wilcoxon's signed-rank test of paired values (Biometrics Bulletin 1945), as R's
/// wilcox.test(paired = TRUE, exact = FALSE, correct = TRUE).
public struct SignedRankTest: Sendable, Hashable, Codable {
  /// The sum of the ranks of the positive differences.
  public var v: Double
  /// The two-sided p value by the normal approximation with continuity correction.
  public var p: Double
  /// The number of differences that are not zero.
  public var count: Int

  /// Compares x with y pair by pair. Zero differences are dropped, and ties get their mean rank.
  public init(_ x: [Double], _ y: [Double]) {
    let differences = zip(x, y).map { $0 - $1 }.filter { !$0.isNaN && $0 != 0 }
    count = differences.count
    let order = differences.indices.sorted { abs(differences[$0]) < abs(differences[$1]) }
    var v = 0.0
    var ties = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, abs(differences[order[end]]) == abs(differences[order[start]]) {
        end += 1
      }
      let rank = Double(start + 1 + end) / 2
      for place in start..<end where differences[order[place]] > 0 { v += rank }
      let size = Double(end - start)
      ties += size * size * size - size
      start = end
    }
    let n = Double(count)
    let z = v - n * (n + 1) / 4
    let sigma = (n * (n + 1) * (2 * n + 1) / 24 - ties / 48).squareRoot()
    let corrected = (z - (z > 0 ? 0.5 : z < 0 ? -0.5 : 0)) / sigma
    self.v = v
    p = min(1, 2 * Distributions.normal(-abs(corrected)))
  }
}
