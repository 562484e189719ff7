import StudyTerms

/// Validation Dice of one training after each epoch.
package struct LearningCurve: Hashable, Sendable, Codable {
  package var run: TrainingRun
  /// From 0 as published, from 1 where they were made here; empty where the curve was smoothed.
  package var epochs: [Int]
  /// Images seen, in thousands: epoch times the subset's size / 1000 (its repetitions within an
  /// epoch included).
  package var images: [Double]
  /// Dice of LV and MY, means over the validation images.
  package var ventricle, myocardium: [Double]
  /// nil where it was not made here.
  package var size: Size?

  /// What a training learnt from.
  package struct Size: Hashable, Sendable, Codable {
    package var images, volunteers: Int
    /// Images in all epochs together.
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

  package func dice(_ tissue: TissueClass) -> [Double] {
    tissue == .myocardium ? myocardium : ventricle
  }
}
