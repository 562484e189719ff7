import Foundation

/// The weights of one line's pixels in each pixel of the resampled line.
struct LineResampling: Sendable {
  private struct Tap {
    var index: Int
    var weight: Float
  }

  /// Pixels of the resampled line.
  var size: Int { starts.count - 1 }
  /// The taps of all output pixels, one after the other; a pixel's taps begin at its start.
  private var taps: [Tap] = []
  private var starts = [0]

  init(from count: Int, to size: Int) {
    let factor = Double(count) / Double(size)
    let sigma = max(0, (factor - 1) / 2)
    let radius = Int(4 * sigma + 0.5)
    let offsets = Array(-radius...radius)
    let raw = offsets.map { sigma > 0 ? exp(-0.5 * Double($0 * $0) / (sigma * sigma)) : 1 }
    let total = raw.reduce(0, +)
    let kernel = raw.map { $0 / total }

    // The mirrored line of n pixels repeats after 2 (n - 1); the outermost pixel occurs once.
    func mirrored(_ index: Int) -> Int {
      if count == 1 { return 0 }
      let period = 2 * (count - 1)
      let inside = ((index % period) + period) % period
      return inside < count ? inside : period - inside
    }
    for output in 0..<size {
      let place = (Double(output) + 0.5) * factor - 0.5
      let left = place.rounded(.down)
      var weights: [Int: Double] = [:]
      for (pixel, share) in [(Int(left), 1 - (place - left)), (Int(left) + 1, place - left)] {
        // Outside the line the smoothed line is mirrored, not the original one.
        let inside = mirrored(pixel)
        for (offset, weight) in zip(offsets, kernel) {
          weights[mirrored(inside + offset), default: 0] += share * weight
        }
      }
      taps += weights.sorted { $0.key < $1.key }.filter { $0.value != 0 }
        .map { Tap(index: $0.key, weight: Float($0.value)) }
      starts.append(taps.count)
    }
  }

  /// Resamples each row of a plane, eight rows at a time, interleaved so that the loop can be
  /// vectorised.
  func alongRows(
    _ input: UnsafeBufferPointer<Float>, _ output: UnsafeMutableBufferPointer<Float>, rows: Int
  ) {
    let columns = rows > 0 ? input.count / rows : 0
    var side = [SIMD8<Float>](repeating: .zero, count: columns)
    side.withUnsafeMutableBufferPointer { side in
      taps.withUnsafeBufferPointer { taps in
        for first in stride(from: 0, to: rows, by: 8) {
          let count = min(8, rows - first)
          for lane in 0..<count {
            let row = (first + lane) * columns
            for column in 0..<columns { side[column][lane] = input[row + column] }
          }
          var start = starts[0]
          for (index, end) in starts.dropFirst().enumerated() {
            var sum = SIMD8<Float>.zero
            for tap in taps[start..<end] { sum += tap.weight * side[tap.index] }
            for lane in 0..<count { output[(first + lane) * size + index] = sum[lane] }
            start = end
          }
        }
      }
    }
  }

  /// Resamples each column of a plane whose rows have `length` pixels, row by row, as they lie in
  /// memory.
  func acrossRows(
    _ input: UnsafeBufferPointer<Float>, _ output: UnsafeMutableBufferPointer<Float>, length: Int
  ) {
    for index in 0..<size {
      let sums = output.extracting(index * length..<(index + 1) * length)
      for tap in taps[starts[index]..<starts[index + 1]] {
        let row = input.extracting(tap.index * length..<(tap.index + 1) * length)
        for column in 0..<length { sums[column] += tap.weight * row[column] }
      }
    }
  }
}
