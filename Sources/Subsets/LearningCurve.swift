import StudyTerms

/// The validation Dice of one training after each epoch.
package struct LearningCurve: Hashable, Sendable, Codable {
  /// The training.
  package var run: TrainingRun
  /// The epochs, from 0 as published or from 1 for trainings of this book; empty for a smoothed
  /// curve.
  package var epochs: [Int]
  /// Images seen at each point, in thousands: the epoch times the subset's size / 1000, repetitions
  /// within an epoch included.
  package var images: [Double]
  /// The mean Dice of LV and MY over the validation images, at each point.
  package var ventricle, myocardium: [Double]
  /// What the training used; nil for a published one.
  package var size: Size?

  /// What a training was trained on.
  package struct Size: Hashable, Sendable, Codable {
    /// The numbers of images and of volunteers.
    package var images, volunteers: Int
    /// Images seen over all epochs, repetitions included.
    package var seen: Int

    package init(images: Int, volunteers: Int, seen: Int) {
      self.images = images
      self.volunteers = volunteers
      self.seen = seen
    }
  }

  package init(
    run: TrainingRun, epochs: [Int], images: [Double], ventricle: [Double], myocardium: [Double],
    size: Size? = nil
  ) {
    self.run = run
    self.epochs = epochs
    self.images = images
    self.ventricle = ventricle
    self.myocardium = myocardium
    self.size = size
  }

  /// The Dice of a class at each point.
  package func dice(_ tissue: TissueClass) -> [Double] {
    tissue == .myocardium ? myocardium : ventricle
  }
}
