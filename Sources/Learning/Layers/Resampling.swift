/// Each row (or column) of the result as a weighted sum of neighbouring rows of the input.
struct Resampling: Hashable, Sendable {
  /// For each row of the result the first input row; all rows have the same number of weights.
  var starts: [Int]
  var weights: [[Double]]

  /// Repeats each row `factor` times.
  static func nearest(_ count: Int, factor: Int) -> Resampling {
    Resampling(
      starts: (0..<(count * factor)).map { $0 / factor },
      weights: [[Double]](repeating: [1], count: count * factor))
  }

  /// The mean of each two rows.
  static func halves(_ count: Int) -> Resampling {
    Resampling(
      starts: (0..<count / 2).map { 2 * $0 },
      weights: [[Double]](repeating: [0.5, 0.5], count: count / 2))
  }

  /// Linear between the centres of pixels, as PyTorch's `align_corners=False`.
  static func linear(_ count: Int, factor: Int) -> Resampling {
    var resampling = Resampling(starts: [], weights: [])
    for row in 0..<(count * factor) {
      let place = max(0, (Double(row) + 0.5) / Double(factor) - 0.5)
      let start = min(Int(place), count - 1)
      let share = start + 1 < count ? place - Double(start) : 0
      resampling.starts.append(start)
      resampling.weights.append([1 - share, share])
    }
    return resampling
  }

  /// TensorFlow's transposed convolution with stride `factor`, padding SAME and the linear kernel
  /// 1/f, 2/f, ..., 1, ..., 1/f.
  static func linearTransposed(_ count: Int, factor: Int) -> Resampling {
    let padding = (factor - 1) / 2
    var resampling = Resampling(starts: [], weights: [])
    for row in 0..<(count * factor) {
      // The input rows i with 0 <= row + padding - i factor <= 2 factor - 2.
      let last = (row + padding) / factor
      func weight(_ input: Int) -> Double {
        let tap = row + padding - input * factor
        guard input >= 0, input < count, tap >= 0, tap <= 2 * factor - 2 else { return 0 }
        return Double(factor - abs(tap - (factor - 1))) / Double(factor)
      }
      let start = max(0, last - 1)
      resampling.starts.append(start)
      resampling.weights.append([weight(start), weight(start + 1)])
    }
    return resampling
  }

  /// The transposed map, which takes gradients back to `count` rows of the input.
  func adjoint(_ count: Int) -> Resampling {
    var lists = [[(row: Int, weight: Double)]](repeating: [], count: count)
    for row in starts.indices {
      for (offset, weight) in weights[row].enumerated() where weight != 0 {
        lists[starts[row] + offset].append((row, weight))
      }
    }
    var reach = 1
    for list in lists {
      if let first = list.first, let last = list.last {
        reach = max(reach, last.row - first.row + 1)
      }
    }
    var resampling = Resampling(starts: [], weights: [])
    for list in lists {
      var line = [Double](repeating: 0, count: reach)
      let first = list.first?.row ?? 0
      for (row, weight) in list { line[row - first] += weight }
      resampling.starts.append(first)
      resampling.weights.append(line)
    }
    return resampling
  }
}
