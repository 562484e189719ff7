import Learning
import Testing

@testable import Study

/// `network: {fastai: ...}` and `recipe: ...` of a training.
@Suite struct FastaiOptionTests {
  private func plans(_ options: String) throws -> [TrainingPlan] {
    try TinyTrainings.runs("{\(TinyTrainings.data), \(options)}").runs.map(\.network.plan)
  }

  @Test func fastaisNetworkIsChosenByItsEncoder() throws {
    let plans = try plans(
      """
      "size": 32, "network": {"fastai": "resnet34"}, "runs": [{"name": "a"},
       {"name": "b", "network": {"fastai": "resnet18", "form": "fastai2"}},
       {"name": "c", "network": "resnet18"}]
      """)
    #expect(plans[0].architecture == .fastai(FastaiUNet(classes: 3)))
    #expect(
      plans[1].architecture
        == .fastai(FastaiUNet(form: .learner2, classes: 3, blocks: FastaiUNet.resNet18)))
    #expect(plans.map(\.preparation.isImageNet) == [true, true, false])
    guard case .unet = plans[2].architecture else {
      Issue.record("a name alone is this program's own network")
      return
    }
  }

  @Test func aRecipeIsAllThatIsNotSaidBesideIt() throws {
    let plans = try plans(
      """
      "recipe": "ankenbrand2021", "runs": [{"name": "a"},
       {"name": "b", "size": 128, "loss": "focal", "transforms": "extreme", "epochs": 2}]
      """)
    #expect(plans[0] == TrainingRecipe.ankenbrand2021.plan(classes: 3))
    #expect(plans[1].preparation.size == 128 && plans[1].loss == .focal)
    #expect(plans[1].augmentation == .extreme && plans[1].phases.map(\.epochs) == [2])
    #expect(plans[1].architecture == plans[0].architecture)
  }

  @Test func otherEncodersAreRefused() {
    #expect(throws: (any Error).self) {
      try plans(#""network": {"fastai": "vgg16"}, "runs": [{"name": "a"}]"#)
    }
    #expect(throws: (any Error).self) {
      try plans(#""network": {"fastai": "resnet34", "depth": 3}, "runs": [{"name": "a"}]"#)
    }
  }
}
