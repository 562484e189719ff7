import CohortTerms
import Cohorts
import Engine
import Imaging
import Phantom
import Tables

extension SyntheticInjections: RunnableStep {
  package func run(_ context: any StepContext) async throws -> Rows<Injection> {
    Rows(
      patients.all.flatMap(\.study.injections).map {
        Injection(
          patient: $0.patient, kind: $0.kind, problem: $0.problem, slice: $0.slice,
          detail: $0.detail)
      })
  }
}
