import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// Repeats the published comparison like for like, which the publication does not.
package struct SearchAudit: RunnableStep {
  /// The comparison that is audited.
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "audit of the search" }

  /// What is made alike; the raw value is the key in tables.
  package enum Question: String, Codable, Hashable, Sendable, CaseIterable {
    /// Only series for which every method has an ejection fraction.
    case undefined = "undefined EF"
    /// The first frame as end-diastole, as for the label network.
    case diastole = "end of diastole"
    /// Only series outside the set that the network was trained on.
    case outside = "outside the set"
    /// The larger of the absolute volume errors, instead of the signed ones.
    case maximum

    /// The unit of the numbers.
    package var unit: String { self == .maximum ? "ml" : "pp" }
  }

  /// The mean error of one method, as published and like for like.
  package struct Item: Codable, Hashable, Sendable {
    /// The question.
    package var item: Question
    /// The name of the method.
    package var method: String
    /// The two numbers, in the question's unit.
    package var published, likeForLike: Double
  }

  /// Returns the rows by method, then by question.
  package func run(_ context: StepContext) async throws -> Rows<Item> {
    let groups = try search.groups(context)
    let undefined = Set(
      groups.flatMap { $0.rows.filter(\.volumes.ejectionFraction.isNaN).map(\.id) })
    return Rows(
      groups.flatMap { group in
        Question.allCases.map { item in
          Item(
            item: item, method: group.method,
            published: Statistics.mean(
              item == .maximum ? group.signedVolumeErrors : group.errors),
            likeForLike: Statistics.mean(Self.likeForLike(item, group, undefined)))
        }
      })
  }

  private static func likeForLike(
    _ item: Question, _ group: SearchGroup, _ undefined: Set<SeriesID>
  ) -> [Double] {
    switch item {
    case .undefined:
      group.rows.filter { !undefined.contains($0.id) }.map(\.ejectionFractionError)
    case .diastole: group.rows.map(\.withFirstFrame.ejectionFractionError)
    case .outside:
      group.rows.filter { !group.labels.contains($0.id) }.map(\.ejectionFractionError)
    case .maximum: group.absoluteVolumeErrors
    }
  }
}

extension SeriesMeasurement {
  /// The same measurement with the first frame as end-diastole, as for the label network.
  fileprivate var withFirstFrame: SeriesMeasurement {
    var copy = self
    copy.volumes.diastole = firstFrame
    return copy
  }
}
