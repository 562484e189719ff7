import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// Compares methods' volumes with the truth, by method and measure: bias and limits after Bland and
/// Altman, Pearson's correlation, Lin's concordance, and intervals by patient.
package struct VolumeComparison: RunnableStep {
  /// The volumes to compare.
  package var source: VolumeSource
  /// The names of the methods, in the order of the rows.
  package var methods: [String]
  /// The number of bootstrap draws of patients.
  package var repetitions: Int

  package init(source: VolumeSource, methods: [String], repetitions: Int) {
    self.source = source
    self.methods = methods
    self.repetitions = repetitions
  }

  package var inputs: [any Step] { [source.step] }
  package var title: String { "agreement of \(methods.joined(separator: ", ")) with the truth" }

  /// The tables of the comparison.
  package struct Output: JSONArtifact {
    /// The agreement by method and measure.
    package var agreement: Rows<VolumeAgreementRow>
    /// The compared values by method, measure and series.
    package var series: Rows<ComparedVolume>

    package init(agreement: Rows<VolumeAgreementRow>, series: Rows<ComparedVolume>) {
      self.agreement = agreement
      self.series = series
    }
  }

  package func run(_ context: any StepContext) async throws -> Output {
    let all = try source.measurements(context)
    var output = Output(agreement: Rows([]), series: Rows([]))
    for (done, method) in methods.enumerated() {
      context.progress(Double(done) / Double(methods.count), method)
      let rows = try source.measurements(by: method, of: all)
      for measure in VolumeMeasure.allCases {
        let pairs = VolumePairs(measure, of: rows)
        output.agreement.rows.append(
          pairs.agreement(method, seed: context.seed, repetitions: repetitions))
        output.series.rows += pairs.compared(method)
      }
    }
    return output
  }
}
