import StudyTerms

/// One of the trainings that a model went through.
package struct LearningStage: Codable, Hashable, Sendable {
  package var model: SegmentationModel
  /// From 1.
  package var stage: Int
  /// The images, as tables call them: `12 challenge`.
  package var learns: String
  package var patients, images: Int
  /// Images seen in all epochs.
  package var seen: Int

  package init(
    model: SegmentationModel, stage: Int, learns: String, patients: Int, images: Int, seen: Int
  ) {
    self.model = model
    self.stage = stage
    self.learns = learns
    self.patients = patients
    self.images = images
    self.seen = seen
  }
}
