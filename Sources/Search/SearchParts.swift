import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// The error of the ejection fraction by method over parts of the series.
package struct SearchParts: RunnableStep {
  /// How the series are divided into parts.
  package enum Division: String, Codable, Hashable, Sendable, CaseIterable {
    /// Landscape series, as acquired and rotated.
    case landscape
    /// The parts of the challenge.
    case challenge
    /// The series inside a network's set, most of which it was trained on, and those outside.
    case heldOut
  }

  /// The comparison whose methods are analysed.
  package var search: SearchComparison
  /// How the series are divided.
  package var division: Division

  package init(search: SearchComparison, division: Division) {
    self.search = search
    self.division = division
  }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "errors of the search's methods by part (\(division.rawValue))" }

  /// Returns the rows by method, then by part.
  package func run(_ context: StepContext) async throws -> Rows<PartError> {
    switch division {
    case .landscape: Rows(landscape(try search.known(context)))
    case .challenge: Rows(try search.groups(context).flatMap(Self.challenge))
    case .heldOut:
      Rows(
        try heldOut(
          search.groups(context),
          labeller: search.source.measurements(
            by: PublishedNetwork.ukbb, of: search.known(context))))
    }
  }

  private func landscape(_ all: [SeriesMeasurement]) -> [PartError] {
    search.methods.flatMap { method in
      [false, true].map { isRotated in
        PartError(
          method, isRotated ? "rotated" : "unrotated",
          all.filter {
            $0.method == method && $0.isLandscape && $0.id.isRotated == isRotated
          }.map(\.ejectionFractionError))
      }
    }
  }

  private static func challenge(_ group: SearchGroup) -> [PartError] {
    ChallengePart.allCases.map { part in
      PartError(
        group.method, part.rawValue,
        group.rows.filter { $0.part == part }.map(\.ejectionFractionError))
    }
  }

  private func heldOut(_ groups: [SearchGroup], labeller: [SeriesMeasurement]) -> [PartError] {
    groups.flatMap { group in
      [true, false].map { isInside in
        func errors(_ rows: [SeriesMeasurement]) -> [Double] {
          rows.filter { group.labels.contains($0.id) == isInside }.map(\.ejectionFractionError)
        }
        return PartError(
          group.method, isInside ? "inside" : "outside", errors(group.rows),
          labeller: Statistics.mean(errors(labeller)))
      }
    }
  }
}
