import StudyTerms
import Tables

/// Validation Dice of one training after each epoch.
struct LearningCurve: Hashable, Sendable, Codable {
  var run: TrainingRun
  /// From 0 as published, from 1 where they were made here.
  var epochs: [Int]
  /// Images seen, in thousands: epoch times the subset's size / 1000 (its repetitions within an epoch included).
  var images: [Double]
  /// Dice of LV and MY, means over the validation images.
  var ventricle, myocardium: [Double]
  /// nil where it was not made here.
  var size: Size?

  /// What a training learnt from.
  struct Size: Hashable, Sendable, Codable {
    var images, volunteers: Int
    /// Images in all epochs together.
    var seen: Int
  }

  func dice(_ tissue: TissueClass) -> [Double] {
    tissue == .myocardium ? myocardium : ventricle
  }
}

extension LearningCurve.Size {
  /// From the table `size` of a ``LearningLog``; nil where it has no row.
  init?(_ table: Table) throws {
    guard let images = try table.counts("images").first,
      let volunteers = try table.counts("patients").first, let seen = try table.counts("seen").first
    else { return nil }
    self.init(images: images, volunteers: volunteers, seen: seen)
  }
}
