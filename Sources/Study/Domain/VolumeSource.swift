import Engine
import StudyTerms

/// Whose volumes are compared: those of the published tables, or of a cohort that is measured for the page.
enum VolumeSource: Codable, Hashable, Sendable {
  case published(SeriesVolumes)
  case cohort(CohortVolumes)

  var step: any Step {
    switch self {
    case .published(let volumes): volumes
    case .cohort(let volumes): volumes
    }
  }

  var methods: [String] {
    switch self {
    case .published(let volumes): volumes.methods
    case .cohort(let volumes): volumes.methods.map(\.name)
    }
  }

  func measurements(_ context: StepContext) throws -> [SeriesMeasurement] {
    switch self {
    case .published(let volumes): try SeriesMeasurement.read(context.output(of: volumes))
    case .cohort(let volumes): try SeriesMeasurement.read(context.output(of: volumes))
    }
  }

  /// Those of `all` by one method that count, one version of each series. Throws a sentence where there is none.
  func measurements(by method: String, of all: [SeriesMeasurement]) throws -> [SeriesMeasurement] {
    let rows = all.filter { $0.method == method && $0.isUsed }
    guard rows.isEmpty else { return rows }
    throw StudyError(
      methods.contains(method)
        ? "there are no volumes by \(method)"
        : "there is no method \(method); the methods are " + methods.joined(separator: ", "))
  }
}
