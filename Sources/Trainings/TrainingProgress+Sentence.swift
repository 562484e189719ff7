import Learning
import StudyTerms

extension TrainingProgress {
  /// `epoch 3/16, step 12/41, loss 1.600, Dice 0.812, 232 images/s, 12 s left`.
  package var sentence: String {
    // There are no validation images, or no epoch is complete.
    let dice = metrics.flatMap { $0.foreground.isNaN ? nil : $0.foreground }
    let numbers = [
      "epoch \(epoch + 1)/\(epochs)", "step \(step)/\(steps)", "loss \(Decimals.text(loss, 3))",
      dice.map { "Dice \(Decimals.text($0, 3))" },
      "\(Decimals.text(imagesPerSecond, 0)) images/s", "\(Decimals.text(secondsLeft, 0)) s left",
    ]
    return numbers.compactMap { $0 }.joined(separator: ", ")
  }
}
