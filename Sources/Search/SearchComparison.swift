import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// The methods of the search compared by the error of the ejection fraction, with intervals by
/// patient. Series whose true volumes nobody knows are left out.
///
/// What else is asked of the same methods is asked by steps of their own, which hold this one as
/// their question and draw nothing.
package struct SearchComparison: RunnableStep {
  // The seed of the bootstrap is made of all of these, also of those that it does not need.
  package var source: VolumeSource
  package var methods: [String]
  /// Draws of the bootstrap by patient.
  package var repetitions: Int
  /// Series whose labels' score is at most this are what the networks were trained on; nil: of each
  /// what its name says.
  package var trainedThreshold: Double?
  /// Largest |relative error| of a good ejection fraction, and of a volume that is not bad.
  package var goodEjectionFraction: Double
  package var badVolume: Double

  package init(
    source: VolumeSource, methods: [String], repetitions: Int, trainedThreshold: Double?,
    goodEjectionFraction: Double, badVolume: Double
  ) {
    self.source = source
    self.methods = methods
    self.repetitions = repetitions
    self.trainedThreshold = trainedThreshold
    self.goodEjectionFraction = goodEjectionFraction
    self.badVolume = badVolume
  }

  package var inputs: [any Step] { [source.step] }
  package var title: String { "comparison of the search's methods" }

  /// The method with the smallest mean error first.
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
          // The first is not compared with itself.
          more: more(place == 0 ? [] : group.rows, than: first ?? [:], context))
      })
  }

  /// How much larger the errors are on the same series, with the interval by patient.
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
