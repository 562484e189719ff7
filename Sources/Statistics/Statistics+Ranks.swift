extension Statistics {
  /// The ranks of the values, from 1 for the smallest. Equal values get the mean of their ranks, as
  /// in R's rank(). Pearson's correlation of ranks is Spearman's.
  public static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = values
    var start = 0
    while start < order.count {
      let value = values[order[start]]
      let end = order[start...].firstIndex { values[$0] != value } ?? order.endIndex
      for place in order[start..<end] { ranks[place] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}
