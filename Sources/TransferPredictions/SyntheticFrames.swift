import Engine
import Phantom
import PhantomImages
import StudyTerms
import Trainings

/// The frames of end-diastole and end-systole of synthetic volunteers, as they were made.
package struct SyntheticFrames: RunnableStep {
  package var cohort: SyntheticCohort

  package init(cohort: SyntheticCohort) { self.cohort = cohort }

  package var title: String { "frames at end-diastole and end-systole of \(cohort.title)" }

  package func run(_ context: StepContext) async throws -> PhaseFrames {
    let phantoms = cohort.phantoms
    return PhaseFrames(
      volunteers: phantoms.map { Volunteer($0.patient.number) }, es: phantoms.map(\.endSystole),
      ed: phantoms.map { _ in 0 })
  }
}
