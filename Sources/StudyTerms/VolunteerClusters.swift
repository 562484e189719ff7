/// The values of images grouped by volunteer. Images of one heart are alike, so intervals draw
/// volunteers, not images.
package struct VolunteerClusters: Sendable {
  /// The volunteers, sorted.
  package let volunteers: [Volunteer]
  /// The sum of each volunteer's values.
  package let sums: [Double]
  /// The number of each volunteer's images.
  package let counts: [Int]

  /// Groups the values of the given rows; `values` has one entry for each row of the whole table.
  package init(_ table: ConfusionTable, rows: [Int], values: [Double]) {
    var sums: [Volunteer: Double] = [:]
    var counts: [Volunteer: Int] = [:]
    for row in rows {
      sums[table.images[row].volunteer, default: 0] += values[row]
      counts[table.images[row].volunteer, default: 0] += 1
    }
    let volunteers = counts.keys.sorted()
    self.volunteers = volunteers
    self.sums = volunteers.map { sums[$0] ?? 0 }
    self.counts = volunteers.map { counts[$0] ?? 0 }
  }

  /// The mean of each volunteer's values.
  package var means: [Double] { zip(sums, counts).map { $0 / Double($1) } }
}
