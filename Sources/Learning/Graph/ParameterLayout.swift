/// How the numbers of a parameter are arranged in blocks of sixteen channels.
enum ParameterLayout: Sendable {
  /// A number for each channel.
  case vector(lanes: [Int], blocks: Int)
  /// [output block][tap][input block][16][16] of output, input, row, column.
  case taps(output: [Int], outputBlocks: Int, input: [Int], inputBlocks: Int, taps: Int)
  /// The same for input, output, row, column, the order of transposed convolutions.
  case turnedTaps(output: [Int], outputBlocks: Int, input: [Int], inputBlocks: Int, taps: Int)
  /// [output block][channel][tap][16] of output, channel, row, column.
  case planes(output: [Int], outputBlocks: Int, channels: Int, taps: Int)

  /// The number of floats, padding included.
  var count: Int {
    switch self {
    case .vector(_, let blocks): blocks * 16
    case .taps(_, let outputs, _, let inputs, let taps),
      .turnedTaps(_, let outputs, _, let inputs, let taps):
      outputs * inputs * taps * 256
    case .planes(_, let outputs, let channels, let taps): outputs * channels * taps * 16
    }
  }

  /// The offset of each number, in PyTorch's order.
  var places: [Int] {
    switch self {
    case .vector(let lanes, _): return lanes
    case .taps(let output, _, let input, let inputs, let taps):
      return output.flatMap { o in
        input.flatMap { i in
          (0..<taps).map { tap in
            (((o / 16 * taps) + tap) * inputs + i / 16) * 256 + i % 16 * 16 + o % 16
          }
        }
      }
    case .turnedTaps(let output, _, let input, let inputs, let taps):
      return input.flatMap { i in
        output.flatMap { o in
          (0..<taps).map { tap in
            (((o / 16 * taps) + tap) * inputs + i / 16) * 256 + i % 16 * 16 + o % 16
          }
        }
      }
    case .planes(let output, _, let channels, let taps):
      return output.flatMap { o in
        (0..<(channels * taps)).map { (o / 16 * channels * taps + $0) * 16 + o % 16 }
      }
    }
  }
}
