import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// The methods ranked by the larger of the errors of both volumes.
package struct SearchRanking: RunnableStep {
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "ranking of the search's methods by volumes" }

  /// One method; signed as published, and absolute. The relative errors are in per cent.
  package struct Rank: Codable, Hashable, Sendable {
    package var method: String
    /// 1 for the smallest mean.
    package var signedRank, absoluteRank: Int
    /// In ml.
    package var signedMean, signedSD, signedMedian: Double
    package var absoluteMean, absoluteSD, absoluteMedian: Double
    /// In per cent.
    package var signedRelativeMean, signedRelativeMedian: Double
    package var absoluteRelativeMean, absoluteRelativeMedian: Double
  }

  /// In the order of the methods.
  package func run(_ context: StepContext) async throws -> Rows<Rank> {
    let groups = try search.groups(context)
    let signed = groups.map { Statistics.mean($0.signedVolumeErrors) }
    let absolute = groups.map { Statistics.mean($0.absoluteVolumeErrors) }
    let (signedRanks, absoluteRanks) = (Self.ranks(signed.map(abs)), Self.ranks(absolute))
    return Rows(
      groups.enumerated().map { place, group in
        Rank(
          method: group.method, signedRank: signedRanks[place],
          absoluteRank: absoluteRanks[place], signedMean: signed[place],
          signedSD: Statistics.sd(group.signedVolumeErrors),
          signedMedian: Statistics.median(group.signedVolumeErrors),
          absoluteMean: absolute[place], absoluteSD: Statistics.sd(group.absoluteVolumeErrors),
          absoluteMedian: Statistics.median(group.absoluteVolumeErrors),
          signedRelativeMean: 100 * Statistics.mean(group.signedRelativeErrors),
          signedRelativeMedian: 100 * Statistics.median(group.signedRelativeErrors),
          absoluteRelativeMean: 100 * Statistics.mean(group.absoluteRelativeErrors),
          absoluteRelativeMedian: 100 * Statistics.median(group.absoluteRelativeErrors))
      })
  }

  /// 1 for the smallest; equals share the better rank.
  static func ranks(_ values: [Double]) -> [Int] {
    values.map { value in 1 + values.filter { $0 < value }.count }
  }
}
