import Engine
import Foundation
import Learning
import Report
import Tables
import Testing

@testable import Learning
@testable import Study

@Suite struct LiveTrainingTests {
  private func decode(_ options: String) throws -> LiveRuns {
    let decoder = JSONDecoder()
    decoder.userInfo[DataPath.aliases] = ["own": "own-images"]
    return try decoder.decode(LiveRuns.self, from: Data(options.utf8))
  }

  private static let data = #""data": {"phantom": "biobank", "patients": 2, "matrix": 16}"#

  @Test func aRunSaysOnlyWhatItDoesOtherwise() throws {
    let live = try decode(
      """
      {\(Self.data), "epochs": 3, "rate": 0.01, "widths": [4, 8], "size": 16, "test": {"phantom": "challenge"},
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
    let alone = try decode(
      """
      {\(Self.data), "epochs": 3, "rate": 0.01, "widths": [4, 8], "size": 16, "runs": [{"name": "first"}]}
      """)
    #expect(alone.runs[0].network == live.runs[0].network)
  }

  @Test func aNetworkIsTheSameWhereverItIsWritten() throws {
    let live = try decode(
      """
      {\(Self.data), "epochs": 3, "size": 16, "runs": [
        {"name": "base"},
        {"name": "named", "from": "base"},
        {"name": "written", "from": {\(Self.data), "epochs": 3, "size": 16}},
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
    (#"{\#(data), "runs": []}"#, "option `runs`: lists no run"),
    (
      #"{\#(data), "runs": [{"name": "a"}, {"name": "a"}]}"#,
      "option `runs`: there are two runs called a"
    ),
    (
      #"{\#(data), "runs": [{"name": "a", "from": "b"}]}"#,
      "option `runs`: the run a has `from: b`, which names no earlier run (known: none)"
    ),
    (
      #"{\#(data), "runs": [{"name": "a", "lost": "focal"}]}"#,
      "there is no `lost` here (known: batch, class_weights, classes, clip, data, dropout, epoch_images, epochs, "
    ),
    (
      #"{\#(data), "rate": 0, "runs": [{"name": "a"}]}"#, "option `rate`: must lie between 0 and 10"
    ),
    (
      #"{\#(data), "runs": [{"name": "a"}], "compare": [["a", "b"]]}"#,
      #"option `compare`: must be pairs of tested runs, e.g. `[[transfer, plain]]`, not ["a", "b"]"#
    ),
    (
      #"{\#(data), "runs": [{"name": "a", "seeds": 0}]}"#,
      "option `runs`: the run a has `seeds` outside 1 to 100"
    ),
    (#"{\#(data), "size": 8, "runs": [{"name": "a"}]}"#, "option `size`: must be 16 to 512"),
    (
      #"{\#(data), "dropout": 1, "runs": [{"name": "a"}]}"#,
      "option `dropout`: must be 0 to below 1"
    ),
    (
      #"{\#(data), "phases": [{"epochs": 2, "rate": 0.1, "frozen": []}], "runs": [{"name": "a"}]}"#,
      "there is no `frozen` here (known: epochs, freedom, freeze, rate, rates, schedule, warm_up)"
    ),
    (
      #"{\#(data), "freedom": {"encoders": "frozen"}, "runs": [{"name": "a"}]}"#,
      "there is no `encoders` here (known: decoder, encoder, head)"
    ),
    (
      #"{\#(data), "freeze": ["head"], "freedom": {"head": "trained"}, "runs": [{"name": "a"}]}"#,
      "option `freedom`: head stands in `freeze` already"
    ),
    (
      #"{\#(data), "rates": {"encoder": -1}, "runs": [{"name": "a"}]}"#,
      "option `rates`: must be factors of the rate, 0 to 1000"
    ),
    (
      #"{\#(data), "warm_up": 5, "runs": [{"name": "a"}]}"#,
      "option `warm_up`: is for the schedules cosine and constant; one-cycle rises by itself"
    ),
    (
      #"{\#(data), "optimiser": {"name": "sgd", "beta2": 0.9}, "runs": [{"name": "a"}]}"#,
      "there is no `beta2` here (known: decay, momentum, name, nesterov)"
    ),
    (
      #"{\#(data), "optimiser": {"name": "adam", "beta2": 1}, "runs": [{"name": "a"}]}"#,
      "option `beta2`: must be 0 to below 1"
    ),
    (
      #"{\#(data), "class_weights": [1, 2], "runs": [{"name": "a"}]}"#,
      "option `class_weights`: must be a weight, 0 or more, for each of the 3 classes"
    ),
    (
      #"{\#(data), "ignore": 2, "runs": [{"name": "a"}]}"#,
      "option `ignore`: must be a label beside the classes, 3 to 255"
    ),
  ])
  func whatCannotBeIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try decode(options)
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription.hasPrefix(sentence)
    }
  }

  @Test func phasesFreezeAndSlowParts() throws {
    let live = try decode(
      """
      {\(Self.data), "network": "resnet18", "optimiser": "sgd", "schedule": "cosine", "patience": 3,
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
    let live = try decode(
      """
      {\(Self.data), "freedom": {"encoder": "frozen"}, "rates": {"head": 2}, "runs": [{"name": "a", "phases": [
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
    let live = try decode(
      """
      {\(Self.data), "schedule": "constant", "warm_up": 10, "class_weights": [0.5, 1, 2], "ignore": 255,
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
    let live = try decode(
      #"{\#(Self.data), "test": {"phantom": "challenge"}, "runs": [{"name": "a"}]}"#)
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

  @Test func curvesAreDrawnOverTheImagesSeenByLoss() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(Self.data), "epochs": 2, "widths": [4, 8], "size": 16, "validation": 0, "transforms": "no",
       "runs": [{"name": "base", "validation": 0.5}, {"name": "short", "epochs": 1}, {"name": "dice", "loss": "dice"},
                {"name": "3"}, {"name": "4"}, {"name": "5"}, {"name": "6"}, {"name": "7"}, {"name": "8"}]}
      """)
    let curves = try #require(content.figures.first { $0.part == "curves" })
    let panels = curves.figure.panels
    #expect(panels.map(\.title) == ["cross-entropy", "Dice", "all"])
    #expect(panels.allSatisfy { $0.x.label == "Images seen" })
    // One epoch is a point.
    let points = panels[0].marks.compactMap { mark -> Int? in
      if case .points(let x, _, _, _, _, _) = mark { x.count } else { nil }
    }
    #expect(points == [1])
    let lines = panels[0].marks.compactMap { mark -> [Double]? in
      if case .line(let x, _, _, _, _, _) = mark { x } else { nil }
    }
    let seen = try curves.source.filtered("run", "base").numbers("seen")
    #expect(lines.first == seen)
    // The ninth is dashed, and its key too.
    let symbols = curves.figure.legend.map(\.symbol.rawValue)
    #expect(
      symbols == ["line", "point"] + Array(repeating: "line", count: 6) + ["dashed"])
    #expect(
      curves.caption
        == "Training loss and validation Dice of the LV after each epoch over the images seen. A run of one epoch is a point. Losses"
        + " of different kinds cannot be compared: each has a panel. Validation is by 50 % of a run's patients, who are not learnt from."
        + " Without validation: short, dice, 3, 4, 5, 6, 7, 8.")
  }

  @Test func aRateIsSearched() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(Self.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "find_rate": true,
       "runs": [{"name": "base"}]}
      """)
    let rates = try #require(content.figures.first { $0.part == "rates" }).source
    #expect(try rates.numbers("rate").first == 1e-6)
    #expect(try rates.texts("steepest").count { $0 == "yes" } == 1)
  }

  @Test func runsAreRepeatedWithSeedsAndCompared() async throws {
    let options = """
      {\(Self.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
       "test": {"phantom": "biobank", "patients": 2, "seed": 9, "matrix": 16}, "seeds": 2,
       "runs": [{"name": "start", "seeds": 1}, {"name": "a"}, {"name": "b", "patients": 1, "from": "start"}],
       "compare": [["a", "b"]], "lines": {"both": ["a", "b"]}}
      """
    let live = try decode(options)
    #expect(live.runs.map(\.name) == ["start", "a", "a", "b", "b"])
    #expect(live.runs.map(\.seed) == [1, 1, 2, 1, 2])
    #expect(live.runs[3].network.start == .network(live.runs[0].network))
    #expect(live.runs[4].network.start == .network(live.runs[0].network))
    #expect(live.runs[1].network != live.runs[2].network)
    // The first seed is what a run without seeds is.
    #expect(live.runs[1].network == live.runs[0].network)

    let content = try await TransferMirror().content(Training.self, options)
    #expect(try content.number(["a", "2"], "patients") == 2)
    let means = try [1, 2].map {
      try content.number(["a", "\($0)", "LV"], "mean", part: "seeds")
    }
    let all = try content.number(["a", "LV"], "mean", part: "test")
    #expect(abs(all - (means[0] + means[1]) / 2) < 1e-12)
    #expect(try content.number(["a", "LV"], "seed_low", part: "test") == means.min())
    let other = try content.number(["b", "LV"], "mean", part: "test")
    let difference = try content.number(["a − b", "LV"], "mean", part: "differences")
    #expect(abs(difference - (all - other)) < 1e-12)
    let lines = try #require(content.figures.first { $0.part == "lines" }).source
    #expect(try lines.numbers("patients_learnt") == [1, 2])
  }

  @Test func aRunThatFailedStandsInTheTableAndStopsNoOther() async throws {
    let live = try decode(
      """
      {\(Self.data), "epochs": 2, "widths": [4, 8], "size": 16, "validation": 0, "transforms": "no",
       "runs": [{"name": "good"}, {"name": "wild", "rate": 9.99},
                {"name": "lost", "data": {"phantom": "biobank", "patients": 1, "matrix": 16}, "batch": 1}]}
      """)
    let mirror = TransferMirror()
    try await mirror.run(live.runs[0].log)
    try await mirror.run(live.runs[2].log)
    // The second is left as one that failed.
    let decoder = JSONDecoder()
    let directive = try decoder.decode(
      Training.self, from: Data(#"{\#(Self.data), "runs": [{"name": "a"}]}"#.utf8))
    let content = try directive.content(of: live, mirror)
    let table = try content.table().table
    #expect(try table.texts("run") == ["good", "lost", "wild"])
    #expect(try table.texts("state") == ["done", "done", "failed: LearningLog was not run"])
  }

  /// Whose one patient only validates, so that nobody is left to learn from.
  private static let lost =
    #""data": {"phantom": "biobank", "patients": 1, "matrix": 16}, "validation": 0.9"#

  @Test func whatNeedsAFailedRunIsLeftOut() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(Self.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
       "test": {"phantom": "biobank", "patients": 1, "seed": 9, "matrix": 16}, "find_rate": true,
       "runs": [{"name": "lost", \(Self.lost)}, {"name": "a"}, {"name": "b", "patients": 1},
                {"name": "child", "from": "lost"}],
       "compare": [["a", "b"], ["a", "lost"]], "lines": {"all": ["lost", "a", "b"], "none": ["lost"]}}
      """)
    let runs = try content.table().table
    #expect(try runs.texts("run") == ["a", "b", "lost", "child"])
    let reason = "there are no images for training"
    #expect(
      try runs.texts("state") == [
        "done", "done", "failed: \(reason)", "not trained, because lost failed: \(reason)",
      ])
    #expect(try content.table("differences").table.texts("pair") == ["a − b", "a − b"])
    let missing = try content.table("failed").table
    #expect(try missing.texts("name") == ["learning rates of lost", "a − lost"])
    #expect(try missing.texts("reason") == [reason, reason])
    let lines = try #require(content.figures.first { $0.part == "lines" }).source
    #expect(try lines.texts("line") == ["all", "all"])
  }

  @Test func aFailedSeedIsLeftOut() async throws {
    let live = try decode(
      """
      {\(Self.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
       "test": {"phantom": "biobank", "patients": 1, "seed": 9, "matrix": 16}, "seeds": 3,
       "runs": [{"name": "a"}, {"name": "b", "patients": 1}], "compare": [["a", "b"]]}
      """)
    let mirror = TransferMirror()
    mirror.fail(live.runs[0].network)
    for step in live.steps { await mirror.attempt(step) }
    let decoder = JSONDecoder()
    let directive = try decoder.decode(
      Training.self, from: Data(#"{\#(Self.data), "runs": [{"name": "a"}]}"#.utf8))
    let content = try directive.content(of: live, mirror)
    let test = try content.table("test")
    #expect(test.caption.hasSuffix("Seeds that failed are left out."))
    #expect(try test.table.numbers("seeds") == [2, 2, 3, 3])
    let seeds = try [2, 3].map { try content.number(["a", "\($0)", "LV"], "mean", part: "seeds") }
    #expect(
      try abs(content.number(["a", "LV"], "mean", part: "test") - (seeds[0] + seeds[1]) / 2) < 1e-12
    )
    // Of the differences those of the seeds that both have.
    let others = try [2, 3].map { try content.number(["b", "\($0)", "LV"], "mean", part: "seeds") }
    let difference = try content.number(["a − b", "LV"], "mean", part: "differences")
    #expect(abs(difference - (seeds[0] + seeds[1] - others[0] - others[1]) / 2) < 1e-12)
    #expect(try content.table("differences").table.numbers("seeds") == [2, 2])
  }

  @Test func aLossThatRoseIsSaid() throws {
    func state(_ training: [Double], _ validation: [Double]) throws -> String {
      let log = try Table([
        Column("train_loss", numbers: training), Column("valid_loss", numbers: validation),
      ])
      let run = try decode(#"{\#(Self.data), "runs": [{"name": "a"}]}"#).runs[0]
      return try Training.DoneRun(run: run, log: log, size: log, scores: nil).state()
    }
    #expect(try state([1, 0.5], [1.2, 1.4]) == "done")
    #expect(try state([1, 0.5], [.nan, .nan]) == "done")
    #expect(try state([1, 300], [.nan, .nan]) == "done, but its loss rose")
    #expect(try state([1, 0.5], [2, 15913]) == "done, but its loss in validation is huge")
  }

  @Test func aCheckpointThatIsDamagedIsDropped() async throws {
    let network = try decode(
      #"{\#(Self.data), "epochs": 2, "widths": [4, 8], "size": 16, "validation": 0, "runs": [{"name": "a"}]}"#
    ).runs[0].network
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let kept = CheckpointFolder(folder: folder)
    func files() throws -> [URL] {
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    }
    var last: Checkpoint?
    try await TransferMirror().training(network).run(epochDone: {
      try kept.write($0)
      last = $0
    })
    #expect(try files().count == 1)
    // Whole structures are too long to be printed, and hold numbers that are none.
    #expect(kept.read()?.weights.tensors == last?.weights.tensors)
    #expect(kept.read()?.epochs == 2)
    // One byte is another, though the file can be read.
    let file = try files()[0]
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: file)
    #expect(kept.read()?.epochs == nil)
    #expect(try files().isEmpty)
    try Data("cut".utf8).write(to: file)
    #expect(kept.read()?.epochs == nil)
    // A whole one of another network is dropped too, and the training ends as if there had been none.
    var other = network
    other.plan.architecture = .unet(UNet(widths: [8, 16]))
    try await TransferMirror().training(other).run(epochDone: { try kept.write($0) })
    let mirror = TransferMirror()
    mirror.checkpoints = folder
    let resumed = try await mirror.run(network).encoded()
    #expect(try await TransferMirror().run(network).encoded() == resumed)
  }

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

  @Test func moreImagesAreMoreWork() throws {
    let works = try decode(
      """
      {\(Self.data), "size": 32, "images_seen": 100, "runs": [{"name": "a"}, {"name": "twice", "images_seen": 200},
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

  @Test func trainingsAreComparedOnOtherPatients() async throws {
    let options = """
      {\(Self.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0.5, "repetitions": 20,
       "transforms": "no", "test": {"phantom": "biobank", "patients": 1, "seed": 9, "matrix": 16},
       "runs": [{"name": "base"}, {"name": "two classes", "classes": 2, "from": "base"}]}
      """
    let content = try await TransferMirror().content(Training.self, options)
    let runs = try content.table().table
    #expect(try runs.texts("run") == ["base", "two classes"])
    #expect(try runs.numbers("patients") == [1, 1])
    #expect(try content.table("log").table.rowCount == 2)
    let test = try content.table("test").table
    #expect(try test.texts("class") == ["LV", "MY", "LV"])
    #expect(try test.numbers("mean").allSatisfy { (0...1).contains($0) })
    let images = try content.table("images").table
    #expect(try images.numbers("LV").count == images.rowCount)
    #expect(content.figures.map(\.part) == ["curves", "test", "gallery"])
    // The same again, byte by byte.
    let live = try decode(options)
    let (one, two) = (TransferMirror(), TransferMirror())
    let network = live.runs[1].network
    #expect(try await one.run(network).encoded() == two.run(network).encoded())
  }

  @Test func anOrderOfPatientsHoldsTheSmallerOnes() {
    let names = (1...9).map(String.init)
    let order = PatientOrder.drawn(names, seed: 3)
    #expect(order.sorted() == names)
    #expect(order == PatientOrder.drawn(names, seed: 3))
    #expect(order != PatientOrder.drawn(names, seed: 4))
  }

  @Test func overlapIsCountedByClass() {
    let overlap = PixelOverlap([0, 1, 1, 2], [1, 1, 0, 2], of: 1)
    #expect((overlap.found, overlap.truth, overlap.both) == (2, 2, 1))
    #expect(overlap.dice == 0.5)
    #expect(PixelOverlap([0], [0], of: 1).dice == 1)
  }

  @Test func patientsStandInFileNames() {
    func patient(_ path: String) -> String {
      TrainingImages.patient(of: FileReference(path: path))
    }
    #expect(patient("a/SC-HF-I-5-IM-0001-0048.dcm.png") == "SC-HF-I-5")
    #expect(patient("71-frame003-slice000.png") == "71")
  }
}
