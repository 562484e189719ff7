import Engine
import StudyTerms
import Tables

/// Whose volumes are compared: those of the published tables, or of a cohort that is measured for the page.
package enum VolumeSource: Codable, Hashable, Sendable {
  case published(SeriesVolumes)
  case cohort(Asked<Rows<SeriesMeasurement>>)

  package var step: any Step {
    switch self {
    case .published(let volumes): volumes
    case .cohort(let volumes): volumes.step
    }
  }

  package func measurements(_ context: any StepContext) throws -> [SeriesMeasurement] {
    switch self {
    case .published(let volumes): try context.output(of: volumes).rows
    case .cohort(let volumes): try context.output(of: volumes).rows
    }
  }

  /// Those of `all` by one method that count, one version of each series. Throws a sentence where there is none.
  package func measurements(
    by method: String, of all: [SeriesMeasurement]
  ) throws -> [SeriesMeasurement] {
    let rows = all.filter { $0.method == method && $0.isUsed }
    guard rows.isEmpty else { return rows }
    var methods: [String] = []
    for row in all where !methods.contains(row.method) { methods.append(row.method) }
    throw StudyError(
      methods.contains(method) || methods.isEmpty
        ? "there are no volumes by \(method)"
        : "there is no method \(method); the methods are " + methods.joined(separator: ", "))
  }
}
