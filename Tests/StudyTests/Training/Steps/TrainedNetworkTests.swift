import Foundation
import Testing
import Trainings

@testable import Learning
@testable import Study

@Suite struct TrainedNetworkTests {
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

  @Test func smallAndLargeSetsSeeAsManyImages() async throws {
    let runs = try TinyTrainings.runs(
      """
      {"data": {"phantom": "seven-tesla", "patients": 4, "matrix": 16, "slices": 2},
       "validation": {"phantom": "seven-tesla", "patients": 1, "seed": 9, "matrix": 16, "slices": 3},
       "widths": [4, 8], "size": 16, "images_seen": 48, "epoch_images": 16, "runs": [{"name": "all"}]}
      """
    ).runs
    let mirror = TransferMirror()
    var network = runs[0].network
    var seen: [Int] = []
    for subset in [Subset.full, .v1, .v3] {
      network.images.subset = ImageSubset(subset: subset, seed: 1)
      let model = try await mirror.run(network)
      #expect(model.images == [.full: 16, .v1: 4, .v3: 12][subset])
      // The full set once an epoch, four images four times, twelve once.
      seen.append(model.log.count * (subset == .v3 ? 12 : 16))
      #expect(model.log.allSatisfy { !$0.metrics.foreground.isNaN })
    }
    #expect(seen == [48, 48, 48])
  }

  /// As the rounded quotient, and at least one.
  @Test(arguments: [(16, 48, 3), (4, 16, 4), (12, 16, 1), (12, 18, 2), (7, 3, 1), (1, .max, .max)])
  func aSmallSetIsGoneOverAsOftenAsItTakes(count: Int, images: Int, passes: Int) {
    #expect(TrainedNetwork.passes(over: count, toSee: images) == passes)
  }

  /// The one patient only validates.
  @Test(arguments: [#""images_seen": 40"#, #""epoch_images": 16"#, #""epochs": 1"#])
  func nobodyToLearnFromIsSaid(_ length: String) async throws {
    let run = try TinyTrainings.runs(
      """
      {"data": {"phantom": "biobank", "patients": 1, "matrix": 16}, "validation": 0.9, "size": 16,
       "widths": [4, 8], \(length), "runs": [{"name": "a"}]}
      """
    ).runs[0]
    await #expect {
      try await TransferMirror().run(run.network)
    } throws: {
      "\($0)" == "there are no images for training"
    }
  }

  @Test func itsSeedIsThatOfTheFirstNetworks() {
    #expect(TrainedNetwork.seedName == "LearnedNetwork")
  }
}
