/// A tensor of a graph. Its channels form runs, each padded to a multiple of sixteen.
struct Value: Sendable {
  /// The number of channels of each run.
  var runs: [Int]
  var height: Int
  var width: Int
  /// If this is a part of another value: that value, and this one's first block in it.
  var parent: (value: Int, block: Int)?
  /// The value whose gradient becomes this one's in place.
  var gradientAlias: Int?
  /// The offset of its channels' sums, which its layer writes.
  var statistics: Int?

  init(runs: [Int], height: Int, width: Int) {
    self.runs = runs
    self.height = height
    self.width = width
  }

  var channels: Int { runs.reduce(0, +) }
  var blocks: Int { runs.reduce(0) { $0 + ($1 + 15) / 16 } }

  /// The index of each channel, padding included.
  var lanes: [Int] {
    var lanes: [Int] = []
    var start = 0
    for run in runs {
      lanes += (start..<(start + run))
      start += (run + 15) / 16 * 16
    }
    return lanes
  }

  /// The numbers of floats from one row, block and image to the next, border included.
  var row: Int { (width + 2) * 16 }
  var block: Int { row * (height + 2) }
  var image: Int { block * blocks }
}
