/// Validation Dice of one training after each epoch.
struct LearningCurve: Hashable, Sendable, Codable {
  var run: TrainingRun
  /// From 0 as published, from 1 where they were made here.
  var epochs: [Int]
  /// Images seen, in thousands: epoch times the subset's size / 1000 (its repetitions within an epoch included).
  var images: [Double]
  /// Dice of LV and MY, means over the validation images.
  var ventricle, myocardium: [Double]

  func dice(_ tissue: TissueClass) -> [Double] {
    tissue == .myocardium ? myocardium : ventricle
  }
}
