import Testing

@testable import report

/// Lines of a terminal for steps that run.
@Suite struct RunningStepTests {
  private let step = RunningStep(
    id: "1", title: "network of 12 challenge, seed 2 (networks: first)",
    message: "epoch 3/16, step 12/41, loss 1.600, Dice 0.812, 232 images/s, 12 s left")

  @Test(arguments: [
    (
      200,
      "network of 12 challenge, seed 2 (networks: first): epoch 3/16, step 12/41, loss 1.600, Dice 0.812, 232 images/s, 12 s left"
    ),
    (90, "network of 12 challenge, seed 2 (networks: first): epoch 3/16, step 12/41, 12 s left"),
    (77, "network of 12 challenge, seed 2 (networks: first): epoch 3/16, 12 s left"),
    (60, "network of 12 chal… (networks: first): epoch 3/16, 12 s left"),
  ])
  func theFirstAndTheLastStay(_ width: Int, _ line: String) {
    #expect(step.line(width: width) == line)
    #expect(line.count <= width)
  }

  @Test func withoutAMessageThereIsTheTitle() {
    #expect(RunningStep(id: "1", title: "training log").line(width: 20) == "training log")
    #expect(RunningStep(id: "1", title: "training log").line(width: 7) == "tra…log")
    #expect(
      RunningStep(id: "1", title: "", message: "predicting").line(width: 20) == ": predicting")
  }
}
