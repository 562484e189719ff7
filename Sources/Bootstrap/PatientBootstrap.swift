import Statistics

/// Bootstrap intervals that draw whole patients, because two series of one patient are not
/// independent.
package struct PatientBootstrap: Sendable {
  /// The rows of each patient, patients in ascending order.
  private var rows: [[Int]]
  /// The seed of the draws.
  package var seed: UInt64
  /// The number of draws.
  package var repetitions: Int

  /// Groups rows by patient; `patients` has the patient of each row.
  package init(patients: [some Hashable & Comparable], seed: UInt64, repetitions: Int) {
    var byPatient = Dictionary(patients.map { ($0, [Int]()) }) { first, _ in first }
    for (row, patient) in patients.enumerated() { byPatient[patient, default: []].append(row) }
    rows = byPatient.sorted { $0.key < $1.key }.map(\.value)
    self.seed = seed
    self.repetitions = repetitions
  }

  /// The 95 % percentile interval of a statistic, which gets the indices of the drawn rows.
  package func interval(_ statistic: ([Int]) -> Double) -> (low: Double, high: Double) {
    ClusterBootstrap.interval(
      clusters: rows.count, repetitions: repetitions, seed: seed, level: 0.95
    ) { drawn in statistic(drawn.flatMap { rows[$0] }) }
  }

  /// The mean of one difference of two Dice per row, with an interval that keeps its level for few
  /// patients. The differences of two networks are judged by it.
  package func meanDifference(ofDice values: [Double]) -> ClusterMean {
    ClusterMean(
      sums: rows.map { $0.reduce(0) { $0 + values[$1] } }, counts: rows.map { Double($0.count) },
      repetitions: repetitions, seed: seed, within: -1...1)
  }

  /// The 95 % percentile interval of the mean of one number per row.
  package func mean(of values: [Double]) -> (low: Double, high: Double) {
    let sums = rows.map { $0.reduce(0) { $0 + values[$1] } }
    let counts = rows.map { Double($0.count) }
    return ClusterBootstrap.interval(
      clusters: rows.count, repetitions: repetitions, seed: seed, level: 0.95
    ) { drawn in
      var sum = 0.0
      var count = 0.0
      for cluster in drawn {
        sum += sums[cluster]
        count += counts[cluster]
      }
      return sum / count
    }
  }
}
