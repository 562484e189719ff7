import Foundation

/// How learning rate and momentum change over the steps of a training.
public enum Schedule: Codable, Hashable, Sendable {
  /// Constant after a linear rise over `warmUp` steps.
  case constant(warmUp: Int = 0)
  /// Falls to `final` times the rate along half a cosine, after a linear rise over `warmUp` steps.
  case cosine(warmUp: Int = 0, final: Double = 0)
  /// One cycle (Smith 2018, arXiv:1708.07120): from rate / `divisor` up over the `rise` share of
  /// the steps, then down to rate / (`divisor` `finalDivisor`), along cosines; momentum from
  /// `highest` to `lowest` and back.
  case oneCycle(
    rise: Double = 0.3, divisor: Double = 25, finalDivisor: Double = 1e4, lowest: Double = 0.85,
    highest: Double = 0.95)

  /// The factors at `step` (from 0) of `steps`. If the momentum is nil, the optimiser's own
  /// applies.
  public func place(
    _ step: Int, of steps: Int, rate: Double
  ) -> (rate: Double, momentum: Double?) {
    func warm(_ warmUp: Int) -> Double? {
      step < warmUp ? rate * Double(step + 1) / Double(warmUp) : nil
    }
    func between(_ from: Double, _ to: Double, _ share: Double) -> Double {
      to + (from - to) / 2 * (1 + cos(.pi * share))
    }
    switch self {
    case .constant(let warmUp): return (warm(warmUp) ?? rate, nil)
    case .cosine(let warmUp, let final):
      if let warm = warm(warmUp) { return (warm, nil) }
      let share = Double(step - warmUp) / Double(max(1, steps - warmUp))
      return (between(rate, rate * final, min(1, share)), nil)
    case .oneCycle(let rise, let divisor, let finalDivisor, let lowest, let highest):
      let start = rate / divisor
      let top = rise * Double(steps) - 1
      let last = Double(steps - 1)
      let place = Double(step)
      if place <= top {
        let share = top > 0 ? place / top : 1
        return (between(start, rate, share), between(highest, lowest, share))
      }
      let share = last > top ? min(1, (place - top) / (last - top)) : 1
      return (between(rate, start / finalDivisor, share), between(lowest, highest, share))
    }
  }
}
