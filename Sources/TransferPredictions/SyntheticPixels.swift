import Engine
import Phantom
import PhantomImages
import StudyTerms
import Trainings

/// What a pixel of synthetic volunteers' images stands for.
package struct SyntheticPixels: RunnableStep {
  package var cohort: SyntheticCohort

  package init(cohort: SyntheticCohort) { self.cohort = cohort }

  package var title: String { "volumes of the pixels of \(cohort.title)" }

  package func run(_ context: StepContext) async throws -> PixelVolumes {
    let volumes = cohort.millilitresPerPixel.sorted { $0.key < $1.key }
    return PixelVolumes(volunteers: volumes.map(\.key), millilitres: volumes.map(\.value))
  }
}
