import CohortTerms
import Imaging

/// One thing that was put into a study.
package struct Injection: Codable, Hashable, Sendable {
  /// As the cohort calls the patient.
  package var patient: String
  package var kind: PhantomInconsistency
  /// As curation's log has to name it.
  package var problem: String
  /// The folder of the slice; empty where it is the whole study.
  package var slice: String
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
