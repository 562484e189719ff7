import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// Compares the methods of the search by the error of the ejection fraction, with intervals by
/// patient. Series without known volumes are left out.
///
/// Further questions about the same methods are steps of their own, which hold this one as their
/// parameters and draw no random numbers.
package struct SearchComparison: RunnableStep {
  // The seed of the bootstrap derives from all of these, even from those that it does not need.
  /// The volumes to compare.
  package var source: VolumeSource
  /// The names of the methods.
  package var methods: [String]
  /// The number of bootstrap draws of patients.
  package var repetitions: Int
  /// The largest label score of the series that networks were trained on, as a fraction; nil to
  /// read it from each network's name.
  package var trainedThreshold: Double?
  /// The largest |relative error| of a good ejection fraction.
  package var goodEjectionFraction: Double
  /// The |relative error| above which a volume is bad.
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
