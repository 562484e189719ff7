import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// Ranks the methods by the larger of the errors of both volumes.
package struct SearchRanking: RunnableStep {
  /// The comparison whose methods are ranked.
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "ranking of the search's methods by volumes" }

  /// The rank of one method, by signed errors as published and by absolute ones.
  package struct Rank: Codable, Hashable, Sendable {
    /// The name of the method.
    package var method: String
    /// The ranks by the mean; 1 for the smallest.
    package var signedRank, absoluteRank: Int
    /// The mean, standard deviation and median of the signed errors, in ml.
    package var signedMean, signedSD, signedMedian: Double
    /// The mean, standard deviation and median of the absolute errors, in ml.
    package var absoluteMean, absoluteSD, absoluteMedian: Double
    /// The mean and median of the signed relative errors, in per cent.
    package var signedRelativeMean, signedRelativeMedian: Double
    /// The mean and median of the absolute relative errors, in per cent.
    package var absoluteRelativeMean, absoluteRelativeMedian: Double
  }

  /// Returns the rows in the order of the methods.
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

  /// The rank of each value, 1 for the smallest; equal values share the better rank.
  static func ranks(_ values: [Double]) -> [Int] {
    values.map { value in 1 + values.filter { $0 < value }.count }
  }
}
