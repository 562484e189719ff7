import CohortTerms
import Engine
import Foundation
import Book
import Labels
import Testing

@testable import Learning
@testable import Study

/// What `training` with `runs:` makes of its options.
@Suite struct TrainingOptionsTests {
  @Test func aRunSaysOnlyWhatItDoesOtherwise() throws {
    let live = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "epochs": 3, "rate": 0.01, "widths": [4, 8], "size": 16, "test": {"phantom": "challenge"},
       "runs": [{"name": "base"}, {"name": "focal", "loss": "focal", "images_seen": 40},
                {"name": "more", "patients": 5, "from": "base", "freeze": ["encoder"]}]}
      """)
    let plans = live.runs.map(\.network.plan)
    #expect(plans.map(\.phases[0].rate) == [0.01, 0.01, 0.01])
    #expect(plans.map(\.loss) == [.crossEntropy, .focal, .crossEntropy])
    #expect(live.runs.map(\.network.imagesSeen) == [nil, 40, nil])
    #expect(live.runs.map(\.network.images.title) == ["2 biobank", "2 biobank", "5 biobank"])
    #expect(live.runs[2].network.start == .network(live.runs[0].network))
    #expect(plans[2].phases[0].freedom == [.encoder: .frozen])
    #expect(live.runs[0].scores?.images.title == "10 challenge")
    // Of a run nothing but its own options counts: another leaves it as it was.
    let alone = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "epochs": 3, "rate": 0.01, "widths": [4, 8], "size": 16, "runs": [{"name": "first"}]}
      """)
    #expect(alone.runs[0].network == live.runs[0].network)
  }

  @Test func aNetworkIsTheSameWhereverItIsWritten() throws {
    let live = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "epochs": 3, "size": 16, "runs": [
        {"name": "base"},
        {"name": "named", "from": "base"},
        {"name": "written", "from": {\(TinyTrainings.data), "epochs": 3, "size": 16}},
        {"name": "given", "from": {"weights": "own/heart.safetensors"}}]}
      """)
    #expect(live.runs[2].network.start == live.runs[1].network.start)
    let file = FileReference(dataset: "own-images", path: "heart.safetensors")
    #expect(live.runs[3].network.start == .file(file))
    #expect(live.runs[3].network.files == [file])
  }

  @Test(arguments: [
    (
      #"{"runs": [{"name": "a"}]}"#,
      "option `runs`: the run a has no `data`"
    ),
    (#"{\#(TinyTrainings.data), "runs": []}"#, "option `runs`: lists no run"),
    (
      #"{\#(TinyTrainings.data), "runs": [{"name": "a"}, {"name": "a"}]}"#,
      "option `runs`: there are two runs called a"
    ),
    (
      #"{\#(TinyTrainings.data), "runs": [{"name": "a", "from": "b"}]}"#,
      "option `runs`: the run a has `from: b`, which names no earlier run (known: none)"
    ),
    (
      #"{\#(TinyTrainings.data), "runs": [{"name": "a", "lost": "focal"}]}"#,
      "there is no `lost` here; did you mean `loss`? (known: batch, class_weights, classes, clip, data, dropout, epoch_images, epochs, "
    ),
    (
      #"{\#(TinyTrainings.data), "rate": 0, "runs": [{"name": "a"}]}"#,
      "option `rate`: must be above 0 and below 10"
    ),
    (
      #"{\#(TinyTrainings.data), "runs": [{"name": "a"}], "compare": [["a", "b"]]}"#,
      #"option `compare`: must be pairs of tested runs, e.g. `[[transfer, plain]]`, not ["a", "b"]"#
    ),
    (
      #"{\#(TinyTrainings.data), "runs": [{"name": "a"}], "lines": {"4": ["w"], "2": ["y"], "3": ["x"], "1": ["z"], "5": ["v"]}}"#,
      "option `lines`: there is no tested run z"
    ),
    (
      #"{\#(TinyTrainings.data), "runs": [{"name": "a", "seeds": 0}]}"#,
      "option `runs`: the run a has `seeds` outside 1 to 100"
    ),
    (
      #"{\#(TinyTrainings.data), "size": 8, "runs": [{"name": "a"}]}"#,
      "option `size`: must be 16 to 512"
    ),
    (
      #"{\#(TinyTrainings.data), "dropout": 1, "runs": [{"name": "a"}]}"#,
      "option `dropout`: must be 0 to below 1"
    ),
    (
      #"{\#(TinyTrainings.data), "phases": [{"epochs": 2, "rate": 0.1, "frozen": []}], "runs": [{"name": "a"}]}"#,
      "there is no `frozen` here (known: epochs, freedom, freeze, rate, rates, schedule, warm_up)"
    ),
    (
      #"{\#(TinyTrainings.data), "freedom": {"encoders": "frozen"}, "runs": [{"name": "a"}]}"#,
      "there is no `encoders` here; did you mean `encoder`? (known: decoder, encoder, head)"
    ),
    (
      #"{\#(TinyTrainings.data), "freeze": ["head"], "freedom": {"head": "trained"}, "runs": [{"name": "a"}]}"#,
      "option `freedom`: head stands in `freeze` already"
    ),
    (
      #"{\#(TinyTrainings.data), "freeze": ["encoder", "decoder", "head"], "runs": [{"name": "a"}]}"#,
      "option `freeze`: leaves nothing to learn: all parts are frozen"
    ),
    (
      #"{\#(TinyTrainings.data), "freedom": {"encoder": "frozen", "decoder": "frozen", "head": "frozen"}, "runs": [{"name": "a"}]}"#,
      "option `freedom`: leaves nothing to learn: all parts are frozen"
    ),
    (
      #"{\#(TinyTrainings.data), "rates": {"encoder": -1}, "runs": [{"name": "a"}]}"#,
      "option `rates`: must be factors of the rate, 0 to 1000"
    ),
    (
      #"{\#(TinyTrainings.data), "warm_up": 5, "runs": [{"name": "a"}]}"#,
      "option `warm_up`: is for the schedules cosine and constant; one-cycle rises by itself"
    ),
    (
      #"{\#(TinyTrainings.data), "optimiser": {"name": "sgd", "beta2": 0.9}, "runs": [{"name": "a"}]}"#,
      "there is no `beta2` here (known: decay, momentum, name, nesterov)"
    ),
    (
      #"{\#(TinyTrainings.data), "optimiser": {"name": "adam", "beta2": 1}, "runs": [{"name": "a"}]}"#,
      "option `beta2`: must be 0 to below 1"
    ),
    (
      #"{\#(TinyTrainings.data), "class_weights": [1, 2], "runs": [{"name": "a"}]}"#,
      "option `class_weights`: must be a weight, 0 or more, for each of the 3 classes"
    ),
    (
      #"{\#(TinyTrainings.data), "ignore": 2, "runs": [{"name": "a"}]}"#,
      "option `ignore`: must be a label beside the classes, 3 to 255"
    ),
    (
      #"{\#(TinyTrainings.data), "ignore": 3, "runs": [{"name": "a"}, {"name": "rv", "classes": 4}]}"#,
      "option `runs`: the run rv has `ignore: 3`, which is one of its 4 `classes`, 0 to 3; name a label beside them"
    ),
    (
      #"{\#(TinyTrainings.data), "epochs": 3, "images_seen": 10, "runs": [{"name": "a"}]}"#,
      "option `images_seen`: stands beside `epochs`; give one of both"
    ),
    (
      #"{\#(TinyTrainings.data), "phases": [{"epochs": 2, "rate": 0.1}], "epochs": 2, "runs": [{"name": "a"}]}"#,
      "option `epochs`: stands beside `phases`, which have their own; give one of both"
    ),
    (
      #"{\#(TinyTrainings.data), "phases": [{"epochs": 2, "rate": 0.1}], "runs": [{"name": "a", "rate": 0.2}]}"#,
      "option `rate`: has no effect beside `phases`, which have their own"
    ),
    (
      #"{"runs": [{"name": "a", "trained": {\#(TinyTrainings.data), "epochs": 3, "images_seen": 10}}]}"#,
      "option `images_seen`: stands beside `epochs`; give one of both"
    ),
  ])
  func whatCannotBeIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try TinyTrainings.runs(options)
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription.hasPrefix(sentence)
    }
  }

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
    #expect(live.runs.map { $0.scores?.flips } == [true, true, true, nil])
  }

  /// What is not said is in no key: options that come later leave those of earlier trainings as they were.
  @Test func whatIsNotSaidIsInNoKey() throws {
    let live = try TinyTrainings.runs(
      #"{\#(TinyTrainings.data), "test": {"phantom": "challenge"}, "runs": [{"name": "a"}]}"#)
    func keys(_ value: some Encodable) throws -> Set<String> {
      let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
      return Set((object as? [String: Any] ?? [:]).keys)
    }
    let scores = try #require(live.runs[0].scores)
    #expect(try keys(scores) == ["network", "images", "repetitions"])
    #expect(try keys(scores.images) == ["source", "classes", "sampling"])
    #expect(try keys(scores.network.plan.loss) == ["crossEntropy", "focal", "focus", "dice"])
    #expect(
      try keys(scores.network.plan.phases[0]) == [
        "epochs", "rate", "schedule", "freedom", "rates",
      ])
  }

  @Test func moreImagesAreMoreWork() throws {
    let works = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "size": 32, "images_seen": 100, "runs": [{"name": "a"}, {"name": "twice", "images_seen": 200},
       {"name": "wide", "network": "resnet34"}, {"name": "all", "epochs": 3}]}
      """
    ).runs.map { try #require($0.network.work) }
    #expect(works[1] == 2 * works[0])
    #expect(works[2] > 5 * works[0])
    #expect(works[3] == works[0] * 2 * 10 * 2 * 3 / 100)
  }

  @Test func patientsAreLeftOut() throws {
    let files = ImageFiles(
      images: FileReference(path: "images"), masks: FileReference(path: "masks"), patients: 2,
      without: ["b"], seed: 1)
    let chosen = try files.chosen(of: ["a", "b", "c", "d"])
    #expect(chosen.count == 2)
    #expect(!chosen.contains("b"))
    #expect {
      try files.chosen(of: ["a", "c"])
    } throws: {
      "\($0)".contains("images has no images of b, who is left out (`without`); there are a, c")
    }
  }

  @Test func anOrderOfPatientsHoldsTheSmallerOnes() {
    let names = (1...9).map(String.init)
    let order = PatientOrder.drawn(names, seed: 3)
    #expect(order.sorted() == names)
    #expect(order == PatientOrder.drawn(names, seed: 3))
    #expect(order != PatientOrder.drawn(names, seed: 4))
  }

  @Test func patientsStandInNamesOfFilesOrFolders() throws {
    func patient(_ path: String) throws -> String {
      try TrainingImages.patient(
        of: FileReference(path: "images/" + path), in: FileReference(path: "images"))
    }
    #expect(try patient("a/SC-HF-I-5-IM-0001-0048.dcm.png") == "SC-HF-I-5")
    #expect(try patient("71-frame003-slice000.png") == "71")
    #expect(try patient("26_slice002_frame017.png") == "26")
    // As `report curate --png` writes them.
    #expect(try patient("12_rot90-frame03-slice00.png") == "12")
    #expect(try patient("13_b-frame03-slice00.png") == "13")
    #expect(try patient("p 1/systole/001.png") == "p 1")
    #expect {
      try patient("001.png")
    } throws: {
      "\($0)".hasPrefix("images/001.png does not say whose image it is")
    }
  }
}
