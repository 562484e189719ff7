import Cohorts
import Engine

/// What curation found and did, without the images: what chapters read of every patient.
package struct PatientCuration: RunnableStep {
  package var images: PatientImages

  package init(images: PatientImages) {
    self.images = images
  }

  package var inputs: [any Step] { [images.step] }
  package var title: String { "curation of \(images.member.name)" }

  package func run(_ context: StepContext) async throws -> CuratedPatient {
    try images.output(in: context).about
  }
}
