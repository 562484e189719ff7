import Testing

@testable import Learning
@testable import Trainings

@Suite struct TrainingProgressSentenceTests {
  @Test func progressTellsTheStep() {
    var progress = TrainingProgress(
      epoch: 2, epochs: 16, step: 12, steps: 41, loss: 1.6, imagesPerSecond: 232, secondsLeft: 12)
    #expect(progress.sentence == "epoch 3/16, step 12/41, loss 1.600, 232 images/s, 12 s left")
    progress.metrics = SegmentationMetrics(accuracy: .nan, foreground: .nan, classes: [])
    #expect(progress.sentence == "epoch 3/16, step 12/41, loss 1.600, 232 images/s, 12 s left")
    progress.metrics?.foreground = 0.8123
    #expect(
      progress.sentence
        == "epoch 3/16, step 12/41, loss 1.600, Dice 0.812, 232 images/s, 12 s left")
  }
}
