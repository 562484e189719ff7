import CohortTerms
import Imaging

/// One fault that was injected into a synthetic study.
package struct Injection: Codable, Hashable, Sendable {
  /// The patient's name in the cohort.
  package var patient: String
  /// The kind of fault.
  package var kind: PhantomInconsistency
  /// The problem that curation's log must name.
  package var problem: String
  /// The folder of the slice; empty if the whole study is affected.
  package var slice: String
  /// What was changed, in words.
  package var detail: String

  package init(
    patient: String, kind: PhantomInconsistency, problem: String, slice: String,
    detail: String
  ) {
    self.patient = patient
    self.kind = kind
    self.problem = problem
    self.slice = slice
    self.detail = detail
  }
}
