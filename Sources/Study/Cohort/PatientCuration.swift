import Engine

/// What curation found and did, without the images: what chapters read of every patient.
struct PatientCuration: RunnableStep {
  var images: PatientImages

  var inputs: [any Step] { [images] }
  var title: String { "curation of \(images.member.name)" }

  func run(_ context: StepContext) async throws -> CuratedPatient {
    try context.output(of: images).about
  }
}
