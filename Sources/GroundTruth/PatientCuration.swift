import Cohorts
import Engine

/// What curation found and did for one patient, without the images: the part that chapters read.
package struct PatientCuration: RunnableStep {
  /// The patient's curated images.
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
