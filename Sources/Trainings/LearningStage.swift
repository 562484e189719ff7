import StudyTerms

/// One of the trainings that a model went through.
package struct LearningStage: Codable, Hashable, Sendable {
  /// The compared model.
  package var model: SegmentationModel
  /// The number of the training, from 1.
  package var stage: Int
  /// The training images as named in tables, such as `12 challenge`.
  package var learns: String
  /// The numbers of patients and of images.
  package var patients, images: Int
  /// Images seen over all epochs, repetitions included.
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
