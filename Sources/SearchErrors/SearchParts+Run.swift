import Bootstrap
import Engine
import Search
import Statistics
import StudyTerms
import Tables
import Volumes

extension SearchParts: RunnableStep {
  /// Returns the rows by method, then by part.
  package func run(_ context: StepContext) async throws -> Rows<PartError> {
    switch division {
    case .landscape: Rows(landscape(try search.known(context), context))
    case .challenge: Rows(try search.groups(context).flatMap { challenge($0, context) })
    case .heldOut:
      Rows(
        try heldOut(
          search.groups(context),
          labeller: search.source.measurements(
            by: PublishedNetwork.ukbb, of: search.known(context)), context))
    }
  }

  private func landscape(_ all: [SeriesMeasurement], _ context: StepContext) -> [PartError] {
    search.methods.flatMap { method in
      [false, true].map { isRotated in
        error(
          method, isRotated ? "rotated" : "unrotated",
          all.filter {
            $0.method == method && $0.isLandscape && $0.id.isRotated == isRotated
          }, context)
      }
    }
  }

  private func challenge(_ group: SearchGroup, _ context: StepContext) -> [PartError] {
    ChallengePart.allCases.map { part in
      error(group.method, part.rawValue, group.rows.filter { $0.part == part }, context)
    }
  }

  private func heldOut(
    _ groups: [SearchGroup], labeller: [SeriesMeasurement], _ context: StepContext
  ) -> [PartError] {
    groups.flatMap { group in
      [true, false].map { isInside in
        func own(_ rows: [SeriesMeasurement]) -> [SeriesMeasurement] {
          rows.filter { group.labels.contains($0.id) == isInside }
        }
        var error = error(group.method, isInside ? "inside" : "outside", own(group.rows), context)
        error.labeller = Statistics.mean(own(labeller).map(\.ejectionFractionError))
        return error
      }
    }
  }

  private func error(
    _ method: String, _ part: String, _ rows: [SeriesMeasurement], _ context: StepContext
  ) -> PartError {
    let errors = rows.map(\.ejectionFractionError)
    let bootstrap = PatientBootstrap(
      patients: rows.map(\.patient), seed: context.seed, repetitions: search.repetitions)
    return PartError(method, part, errors, interval: bootstrap.mean(of: errors))
  }
}
