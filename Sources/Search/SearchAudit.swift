import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// What the published comparison does not say: the same numbers, asked like for like.
package struct SearchAudit: RunnableStep {
  package var search: SearchComparison

  package init(search: SearchComparison) { self.search = search }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "audit of the search" }

  package enum Question: String, Codable, Hashable, Sendable, CaseIterable {
    /// Over the series where every method has an ejection fraction.
    case undefined = "undefined EF"
    /// With the first frame as the end of diastole, as the label network has it.
    case diastole = "end of diastole"
    /// Over the series outside the set of the network.
    case outside = "outside the set"
    /// The larger volume error, without sign.
    case maximum

    /// Of the numbers.
    package var unit: String { self == .maximum ? "ml" : "pp" }
  }

  /// A mean error of one method.
  package struct Item: Codable, Hashable, Sendable {
    package var item: Question
    package var method: String
    package var published, likeForLike: Double
  }

  /// By method, then by question.
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
  /// The same with the first frame as the end of diastole, as the label network has it.
  fileprivate var withFirstFrame: SeriesMeasurement {
    var copy = self
    copy.volumes.diastole = firstFrame
    return copy
  }
}
