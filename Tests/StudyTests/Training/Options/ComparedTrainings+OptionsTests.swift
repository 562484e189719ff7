import Book
import CohortTerms
import Engine
import Foundation
import Labels
import Testing

@testable import Learning
@testable import Study

/// What `training` with `runs:` makes of its options.
@Suite struct ComparedTrainingsOptionsTests {
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
    #expect(live.runs[0].test?.images.title == "10 challenge")
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

  /// What is not said is in no key: options that come later leave those of earlier trainings as they were.
  @Test func whatIsNotSaidIsInNoKey() throws {
    let live = try TinyTrainings.runs(
      #"{\#(TinyTrainings.data), "test": {"phantom": "challenge"}, "runs": [{"name": "a"}]}"#)
    func keys(_ value: some Encodable) throws -> Set<String> {
      let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
      return Set((object as? [String: Any] ?? [:]).keys)
    }
    let scores = try #require(live.runs[0].test)
    #expect(try keys(scores) == ["network", "images", "repetitions"])
    #expect(try keys(scores.images) == ["source", "classes", "sampling"])
    #expect(try keys(scores.network.plan.loss) == ["crossEntropy", "focal", "focus", "dice"])
    #expect(
      try keys(scores.network.plan.phases[0]) == [
        "epochs", "rate", "schedule", "freedom", "rates",
      ])
  }
}
