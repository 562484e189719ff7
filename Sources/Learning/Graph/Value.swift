/// A tensor of a graph: its channels stand in runs, each filled up to a multiple of sixteen.
struct Value: Sendable {
  /// Channels of each run.
  var runs: [Int]
  var height: Int
  var width: Int
  /// Where this is a part of another value: that value, and its first block there.
  var parent: (value: Int, block: Int)?
  /// The value whose gradient becomes this one's in place.
  var gradientAlias: Int?
  /// Where its channels' sums stand, as its layer writes them.
  var statistics: Int?

  init(runs: [Int], height: Int, width: Int) {
    self.runs = runs
    self.height = height
    self.width = width
  }

  var channels: Int { runs.reduce(0, +) }
  var blocks: Int { runs.reduce(0) { $0 + ($1 + 15) / 16 } }

  /// Where each channel stands among all.
  var lanes: [Int] {
    var lanes: [Int] = []
    var start = 0
    for run in runs {
      lanes += (start..<(start + run))
      start += (run + 15) / 16 * 16
    }
    return lanes
  }

  /// Floats from one row, block and image to the next, with the border.
  var row: Int { (width + 2) * 16 }
  var block: Int { row * (height + 2) }
  var image: Int { block * blocks }
}
