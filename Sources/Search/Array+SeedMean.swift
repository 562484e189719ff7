import Statistics

extension Array {
  /// The mean of a number over the seeds, each of which is an element; a seed without a number is
  /// left out.
  package func seedMean(_ number: (Element) -> Double) -> Double {
    Statistics.mean(map(number).filter { !$0.isNaN })
  }
}
