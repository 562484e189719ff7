import Engine
import StudyTerms
import Tables

/// The volumes that are compared: the published tables', or those of a cohort measured for the
/// page.
package enum VolumeSource: Codable, Hashable, Sendable {
  case published(SeriesVolumes)
  case cohort(Asked<Rows<SeriesMeasurement>>)

  /// The step that the volumes come from.
  package var step: any Step {
    switch self {
    case .published(let volumes): volumes
    case .cohort(let volumes): volumes.step
    }
  }

  /// All measurements of the source. Throws if the step failed.
  package func measurements(_ context: any StepContext) throws -> [SeriesMeasurement] {
    switch self {
    case .published(let volumes): try context.output(of: volumes).rows
    case .cohort(let volumes): try context.output(of: volumes).rows
    }
  }

  /// One method's measurements that count, one version of each series. Throws an error if there is
  /// none.
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
