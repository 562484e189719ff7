import Foundation
import Book
import Testing

@testable import Study

/// Options that would be counted twice, or have no effect.
@Suite struct RefusedOptionsTests {
  private static let network = #"{\#(TinyTrainings.data), "widths": [4, 8], "size": 16}"#
  private static let cohort = #"{"phantom": "challenge", "patients": 1}"#
  private static let live = """
    {"data": {"phantom": "seven-tesla", "patients": 4, "matrix": 16}, "size": 16, "widths": [4, 8], "images_seen": 8,
     "validation": {"phantom": "seven-tesla", "seed": 2}, "test": {"phantom": "seven-tesla", "seed": 3}, "observer": {},
     "models": {"R": {}, "TL": {"from": {"phantom": 1}}}}
    """.replacing(#"{"phantom": 1}"#, with: network)

  struct Refusal: CustomTestStringConvertible, Sendable {
    var type: any BlockOptions.Type
    var options: String
    var sentence: String
    var testDescription: String { "\(type) \(options.suffix(70))" }

    init(_ type: any BlockOptions.Type, _ options: String, _ sentence: String) {
      (self.type, self.options, self.sentence) = (type, options, sentence)
    }
  }

  private static func curves(_ options: String, _ sentence: String) -> Refusal {
    Refusal(SubsetCurves.self, #"{"live": \#(live), \#(options)}"#, sentence)
  }
  private static func published(_ options: String, _ sentence: String) -> Refusal {
    Refusal(TransferComparison.self, #"{"source": "own", \#(options)}"#, sentence)
  }
  private static func agreement(_ options: String, _ sentence: String) -> Refusal {
    Refusal(VolumeAgreement.self, #"{"source": "own", \#(options)}"#, sentence)
  }
  private static func gallery(_ options: String, _ sentence: String) -> Refusal {
    Refusal(
      PredictionGallery.self,
      #"{"cohort": \#(cohort), "networks": [{"name": "a", "trained": \#(network)}], \#(options)}"#,
      sentence)
  }
  private static func networks(_ networks: String, _ sentence: String) -> Refusal {
    Refusal(
      PredictionGallery.self, #"{"cohort": \#(cohort), "networks": [\#(networks)]}"#, sentence)
  }
  private static func runs(_ runs: String, _ sentence: String) -> Refusal {
    Refusal(LiveRuns.self, #"{\#(TinyTrainings.data), "size": 32, \#(runs)}"#, sentence)
  }

  static let lists: [Refusal] = [
    curves(
      #""models": ["R", "R"], "subsets": ["v3"]"#, "option `models`: lists R twice; leave one out"),
    curves(#""subsets": ["v3", "v3"]"#, "option `subsets`: lists v3 twice; leave one out"),
    curves(
      #""models": [], "subsets": ["v3"]"#,
      "option `models`: lists nothing; leave it out for what is usual"),
    curves(#""subsets": []"#, "option `subsets`: lists nothing; leave it out for what is usual"),
    curves(
      #""models": ["R"], "subsets": ["v1", "v7"]"#,
      "option `subsets`: v7 needs 7 volunteers, and `live` has 4"),
    curves(
      #""models": ["R"], "subsets": ["r7"]"#,
      "option `subsets`: r7 needs 7 volunteers, and `live` has 4"),
    published(#""models": []"#, "option `models`: lists nothing; leave it out for what is usual"),
    published(#""pairs": []"#, "option `pairs`: lists nothing; leave it out for what is usual"),
    published(#""pairs": ["R-TL", "R-TL"]"#, "option `pairs`: lists R-TL twice; leave one out"),
    published(#""pairs": ["R-R"]"#, "option `pairs`: R-R compares a model with itself"),
    published(#""threshold": 5"#, "option `threshold`: must be a Dice, 0 to 1"),
    published(#""threshold": -1"#, "option `threshold`: must be a Dice, 0 to 1"),
    agreement(
      #""thresholds": []"#, "option `thresholds`: lists nothing; leave it out for what is usual"),
    agreement(
      #""thresholds": [0.1, 0.05]"#,
      "option `thresholds`: must rise, each above 0, e.g. `[0.05, 0.1, 0.15]`"),
    agreement(
      #""thresholds": [-0.1]"#,
      "option `thresholds`: must rise, each above 0, e.g. `[0.05, 0.1, 0.15]`"),
    agreement(#""thresholds": [0.1, 0.1]"#, "option `thresholds`: lists 0.1 twice; leave one out"),
    agreement(#""measures": ["EF", "EF"]"#, "option `measures`: lists EF twice; leave one out"),
  ]

  static let names: [Refusal] = [
    networks(
      #"{"name": "", "trained": \#(network)}"#, "option `name`: must be a name, other than truth"),
    networks(
      #"{"name": "a", "trained": \#(network)}, {"name": "a", "weights": "own/a.safetensors"}"#,
      "option `networks`: lists a twice; leave one out"),
    networks(
      #"{"name": "a", "trained": \#(network), "weights": "own/a.safetensors"}"#,
      "option `weights`: stands instead of `trained`, not beside it"),
    runs(#""runs": [{"name": ""}]"#, "option `runs`: a run has no name"),
    runs(
      #""test": {"phantom": "challenge"}, "runs": [{"name": "a"}], "compare": [["a", "a"]]"#,
      "option `compare`: compares a with itself"),
    runs(
      #""test": {"phantom": "challenge"}, "runs": [{"name": "a"}, {"name": "b"}], "compare": [["a", "b"], ["a", "b"]]"#,
      "option `compare`: lists a − b twice; leave one out"),
    runs(#""seeds": 0, "runs": [{"name": "a"}]"#, "option `seeds`: must be 1 to 100"),
  ]

  static let without: [Refusal] = [
    runs(
      #""runs": [{"name": "a", "trained": \#(network), "rate": 0.5}]"#,
      "option `runs`: the run a is `trained`, to which `rate` beside it adds nothing: write it in those settings"
    ),
    Refusal(
      Cohort.self, #"{"folder": "own/a", "phantom": "challenge", "contours": "own/b"}"#,
      "option `folder`: is for patients of a `folder` and has no effect on synthetic ones: `phantom`"
    ),
    Refusal(
      Cohort.self, #"{"folder": "own/a", "inject": "all"}"#,
      "option `inject`: is for synthetic patients: `phantom`"),
    gallery(
      #""frames": [1]"#,
      "option `frames`: is for published masks and has no effect on the images of a `cohort`"),
    gallery(
      #""columns": 3"#,
      "option `columns`: is for published masks and has no effect on the images of a `cohort`"),
    Refusal(
      TransferComparison.self, #"{"live": \#(live), "part": "validation"}"#,
      "option `part`: must be test where networks are trained for the page: they are compared on `test`"
    ),
    Refusal(
      TrainingImages.Options.self, #"{"phantom": "challenge", "images": "own/a"}"#,
      "option `images`: has no effect on synthetic patients: `phantom`"),
  ]

  static let networks: [Refusal] = [
    runs(
      #""runs": [{"name": "a", "size": 47}]"#,
      "option `runs`: the run a has `size: 47`, which its network needs to be a multiple of 4"),
    runs(
      #""widths": [4, 8], "runs": [{"name": "a", "widths": [4, 8, 16]}, {"name": "b", "from": "a"}]"#,
      "option `runs`: the run b has a `from` that is another network: its widths are [4, 8, 16], not [4, 8]; make both alike"
    ),
    runs(
      #""runs": [{"name": "a", "network": "resnet34", "widths": [8, 16]}]"#,
      "option `runs`: the run a has 2 `widths`, but resnet34 takes five: of its first layer and four levels"
    ),
    runs(
      #""runs": [{"name": "a", "data": {"cohort": \#(cohort), "labels": "truth"}, "patients": 2}]"#,
      "option `runs`: the run a takes 2 `patients` of a cohort of 1"),
  ]

  @Test(arguments: lists + names + without + networks)
  func itIsOneSentence(_ refusal: Refusal) {
    #expect(refusalSentence(of: refusal.type, refusal.options) == refusal.sentence)
  }
}
