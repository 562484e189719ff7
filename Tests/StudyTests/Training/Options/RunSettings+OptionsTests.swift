import Foundation
import Testing

@testable import Learning
@testable import Study

/// What a training is made of, as an author writes it.
@Suite struct RunSettingsOptionsTests {
  @Test func phasesFreezeAndSlowParts() throws {
    let live = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "network": "resnet18", "optimiser": "sgd", "schedule": "cosine", "patience": 3,
       "phases": [{"epochs": 2, "rate": 0.1, "freeze": ["encoder"]},
                  {"epochs": 3, "rate": 0.01, "rates": {"encoder": 0.1}}],
       "find_rate": true, "runs": [{"name": "a"}, {"name": "short", "epochs": 1, "network": "fcn"}]}
      """)
    let plan = live.runs[0].network.plan
    #expect(plan.phases.map(\.epochs) == [2, 3])
    #expect(plan.phases[0].freedom == [.encoder: .frozen])
    #expect(plan.phases[1].rates == [.encoder: 0.1])
    #expect(plan.patience == 3)
    #expect(plan.optimiser == .sgd())
    #expect(live.runs[1].network.plan.phases.map(\.epochs) == [1])
    #expect(live.rates?.network == live.runs[0].network)
  }

  /// As the study did it: the encoder learns nothing but its batch norms, then all does, ten times slower.
  @Test func theStudysOwnPhasesCanBeWritten() throws {
    let live = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "freedom": {"encoder": "frozen"}, "rates": {"head": 2}, "runs": [{"name": "a", "phases": [
        {"epochs": 5, "rate": 0.0001, "freedom": {"encoder": "norm-only"}},
        {"epochs": 10, "rate": 0.0001, "freedom": {"encoder": "affine-only", "decoder": "fixed-statistics"}},
        {"epochs": 15, "rate": 0.00001, "freeze": ["head"], "freedom": {"encoder": "frozen", "decoder": "trained"},
         "schedule": "cosine", "warm_up": 7},
        {"epochs": 1, "rate": 0.1}, {"epochs": 1, "rate": 0.1, "freedom": {}, "rates": {"head": 1}}]}]}
      """)
    let phases = live.runs[0].network.plan.phases
    #expect(phases.map(\.epochs) == [5, 10, 15, 1, 1])
    #expect(phases[0].freedom == [.encoder: .normOnly])
    #expect(phases[1].freedom == [.encoder: .affineOnly, .decoder: .fixedStatistics])
    #expect(phases[2].freedom == [.head: .frozen, .encoder: .frozen, .decoder: .trained])
    // What a phase does not say is the training's.
    #expect(phases[3].freedom == [.encoder: .frozen] && phases[3].rates == [.head: 2])
    #expect(phases[4].freedom == [:] && phases[4].rates == [.head: 1])
    #expect(
      phases.prefix(4).map(\.schedule) == [
        .oneCycle(), .oneCycle(), .cosine(warmUp: 7), .oneCycle(),
      ])
  }

  @Test func optionsOfATrainingAreTaken() throws {
    let live = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "schedule": "constant", "warm_up": 10, "class_weights": [0.5, 1, 2], "ignore": 255,
       "optimiser": {"name": "sgd", "momentum": 0.8, "nesterov": true, "decay": 0.001}, "clip": 2, "patience": 4,
       "dropout": 0.25, "rates": {"encoder": 0.1}, "freedom": {"encoder": "norm-only"}, "test_flips": true,
       "test": {"phantom": "challenge"},
       "runs": [{"name": "a"}, {"name": "b", "optimiser": {"name": "adam", "momentum": 0.85, "beta2": 0.95, "decay": 0.02}},
                {"name": "c", "optimiser": {"name": "adamw", "decay": 0.1}, "schedule": "cosine", "freedom": {}, "rates": {}},
                {"name": "d", "test_flips": false, "optimiser": "adam", "classes": 2}]}
      """)
    let plans = live.runs.map(\.network.plan)
    #expect(plans[0].optimiser == .sgd(momentum: 0.8, nesterov: true, decay: 0.001))
    #expect(plans[1].optimiser == .adam(beta1: 0.85, beta2: 0.95, decay: 0.02))
    #expect(plans[2].optimiser == .adamW(beta2: 0.99, decay: 0.1))
    #expect(plans[3].optimiser == .adam())
    #expect(plans[0].phases[0].schedule == .constant(warmUp: 10))
    #expect(plans[2].phases[0].schedule == .cosine())
    #expect(plans[0].phases[0].rates == [.encoder: 0.1])
    #expect(plans[0].phases[0].freedom == [.encoder: .normOnly])
    #expect(plans[2].phases[0].freedom == [:] && plans[2].phases[0].rates == [:])
    #expect(plans[0].loss == Loss(crossEntropy: 1, classWeights: [0.5, 1, 2], ignoredLabel: 255))
    #expect(plans[3].loss == Loss(crossEntropy: 1, ignoredLabel: 255))
    #expect(plans[0].clip == 2 && plans[0].patience == 4)
    #expect(live.runs[0].network.images.ignored == 255)
    #expect(live.runs.map { $0.test?.flips } == [true, true, true, nil])
  }
}
