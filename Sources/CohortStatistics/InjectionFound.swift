import CohortTerms
import Cohorts
import Imaging

/// A fault injected into a synthetic study, and whether curation's log names it.
package struct InjectionFound: Codable, Hashable, Sendable {
  /// The patient's name in the cohort.
  package var patient: String
  /// The kind of fault.
  package var kind: PhantomInconsistency
  /// The problem that the log must name.
  package var problem: String
  /// The folder of the slice; empty if the whole study is affected.
  package var slice: String
  /// What was changed, in words.
  package var detail: String
  /// Whether the log names the problem for this patient.
  package var isNamed: Bool

  package init(_ injection: Injection, isNamed: Bool) {
    patient = injection.patient
    kind = injection.kind
    problem = injection.problem
    slice = injection.slice
    detail = injection.detail
    self.isNamed = isNamed
  }
}
