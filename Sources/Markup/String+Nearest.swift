extension String {
  /// The nearest of the names, for “did you mean”; nil if none is near. Up to a third of the
  /// letters, but at least two, may differ by insertion, deletion, replacement or exchange.
  public func nearest(in names: some Sequence<String>) -> String? {
    let limit = Swift.max(2, count / 3)
    let near = names.map { (distance: distance(to: $0), name: $0) }
      .filter { $0.distance <= limit && $0.distance < Swift.max(count, $0.name.count) }
    return near.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// The optimal string alignment distance, ignoring case.
  private func distance(to other: String) -> Int {
    let (from, to) = (Array(lowercased()), Array(other.lowercased()))
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for i in from.indices {
      var row = [i + 1]
      for j in to.indices {
        var best = Swift.min(last[j] + (from[i] == to[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, from[i] == to[j - 1], from[i - 1] == to[j] {
          best = Swift.min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[to.count]
  }
}
