/// How intensities are brought to a common scale.
public enum Intensity: Codable, Hashable, Sendable {
  case asIs
  /// These percentiles become 0 and 1; values beyond are clipped.
  case percentiles(low: Double = 1, high: Double = 99)
  /// Mean 0 and standard deviation 1.
  case standardised

  /// What is subtracted, the factor applied after that, and whether the result is clipped to 0...1.
  struct Scaling: Hashable, Sendable {
    var offset: Float = 0
    var factor: Float = 1
    var cuts = false

    func callAsFunction(_ value: Float) -> Float {
      let scaled = (value - offset) * factor
      return cuts ? min(max(scaled, 0), 1) : scaled
    }
  }

  func scaling(_ values: [Float]) -> Scaling {
    guard !values.isEmpty else { return Scaling() }
    switch self {
    case .asIs: return Scaling()
    case .percentiles(let low, let high):
      var values = values
      // Linear between neighbours, as in NumPy.
      func percentile(_ share: Double) -> Float {
        let place = min(max(share, 0), 100) / 100 * Double(values.count - 1)
        let rank = Int(place)
        let below = values.moveRank(rank)
        let above = values[(rank + 1)...].min() ?? below
        return below + Float(place - Double(rank)) * (above - below)
      }
      let (bottom, top) = (percentile(low), percentile(high))
      return Scaling(offset: bottom, factor: top > bottom ? 1 / (top - bottom) : 0, cuts: true)
    case .standardised:
      let count = Double(values.count)
      let mean = values.reduce(0.0) { $0 + Double($1) } / count
      let variance = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
      return Scaling(
        offset: Float(mean), factor: variance > 0 ? Float(1 / variance.squareRoot()) : 0)
    }
  }
}

extension [Float] {
  /// The value that would be at `rank` (from 0) if all were sorted. It is moved there, with smaller
  /// values before and larger ones behind it (Hoare's selection).
  mutating func moveRank(_ rank: Int) -> Float {
    withUnsafeMutableBufferPointer { values in
      var (first, last) = (0, values.count - 1)
      while first < last {
        let pivot = values[first + (last - first) / 2]
        var (low, high) = (first, last)
        while low <= high {
          while values[low] < pivot { low += 1 }
          while values[high] > pivot { high -= 1 }
          if low <= high {
            values.swapAt(low, high)
            low += 1
            high -= 1
          }
        }
        if rank <= high {
          last = high
        } else if rank >= low {
          first = low
        } else {
          break
        }
      }
      return values[rank]
    }
  }
}
