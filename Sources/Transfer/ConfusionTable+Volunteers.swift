import Statistics
import StudyTerms

extension ConfusionTable {
  /// The mean of each volunteer over the given rows, in the order of the volunteers. `values` has
  /// one entry for each row of the whole table.
  func volunteerMeans(_ values: [Double], over rows: [Int]) -> [Double] {
    Dictionary(grouping: rows) { images[$0].volunteer }.sorted { $0.key < $1.key }.map {
      Statistics.mean($0.value.map { values[$0] })
    }
  }
}
