import Bootstrap
import Engine
import Search
import Statistics
import StudyTerms
import Tables

extension SearchComparison: RunnableStep {
  /// Returns the methods, the one with the smallest mean error first.
  package func run(_ context: StepContext) async throws -> Rows<MethodError> {
    let groups = try groups(context).map { ($0, Statistics.mean($0.errors)) }
      .sorted { $0.1 < $1.1 }.map(\.0)
    let first = groups.first.map { best in
      Dictionary(best.rows.map { ($0.id, $0.ejectionFractionError) }) { a, _ in a }
    }
    return Rows(
      groups.enumerated().map { place, group in
        MethodError(
          group, interval: bootstrap(group.rows.map(\.patient), context).mean(of: group.errors),
          // The best method is not compared with itself.
          more: more(place == 0 ? [] : group.rows, than: first ?? [:], context))
      })
  }

  /// By how much the errors exceed the others on the same series, with the interval by patient.
  private func more(
    _ rows: [SeriesMeasurement], than first: [SeriesID: Double], _ context: StepContext
  ) -> (mean: Double, low: Double, high: Double) {
    let pairs = rows.compactMap { row in
      first[row.id].map { (patient: row.patient, difference: row.ejectionFractionError - $0) }
    }
    guard !pairs.isEmpty else { return (.nan, .nan, .nan) }
    let differences = pairs.map(\.difference)
    let interval = bootstrap(pairs.map(\.patient), context).mean(of: differences)
    return (Statistics.mean(differences), interval.low, interval.high)
  }

  private func bootstrap(_ patients: [SeriesID], _ context: StepContext) -> PatientBootstrap {
    PatientBootstrap(patients: patients, seed: context.seed, repetitions: repetitions)
  }
}
