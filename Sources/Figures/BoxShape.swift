/// The five numbers of a box plot: hinges by R's type 7, whiskers within 1.5 interquartile ranges.
struct BoxShape: Hashable {
  var low, q1, median, q3, high: Double
  var outliers: [Double]

  /// `sorted` is in ascending order without NaN; nil if it is empty.
  init?(sorted: [Double]) {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    func quantile(_ p: Double) -> Double {
      let position = Double(sorted.count - 1) * p
      let below = Int(position.rounded(.down))
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
    q1 = quantile(0.25)
    median = quantile(0.5)
    q3 = quantile(0.75)
    let (least, most) = (q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))
    low = sorted.first { $0 >= least } ?? first
    high = sorted.last { $0 <= most } ?? last
    outliers = sorted.filter { $0 < least || $0 > most }
  }
}
