import CohortTerms
import Cohorts
import Imaging

/// Something that was put into a synthetic study, and whether curation's log names it.
package struct InjectionFound: Codable, Hashable, Sendable {
  package var patient: String
  package var kind: PhantomInconsistency
  /// As the log has to name it.
  package var problem: String
  /// The folder of the slice; empty where it is the whole study.
  package var slice: String
  package var detail: String
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
