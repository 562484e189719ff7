import Learning
import PhantomImages
import StudyTerms
import TestSupport
import Testing

@testable import Trainings

@Suite struct TrainedNetworkTests {
  @Test func moreImagesAreMoreWork() throws {
    func work(_ network: TrainedNetwork) throws -> Double { try #require(network.work) }
    let once = try work(TinyTrainings.network(imagesSeen: 100))
    #expect(try work(TinyTrainings.network(imagesSeen: 200)) == 2 * once)
    #expect(try work(TinyTrainings.network(widths: [16, 32], imagesSeen: 100)) > 5 * once)
    // Two patients of about ten slices, at two frames, three times.
    #expect(try work(TinyTrainings.network(epochs: 3)) == once * 2 * 10 * 2 * 3 / 100)
  }

  @Test func smallAndLargeSetsSeeAsManyImages() async throws {
    let bench = StepBench()
    var network = TinyTrainings.network(
      of: TinyTrainings.images(.sevenTesla, patients: 4, slices: 2),
      validation: .images(TinyTrainings.images(.sevenTesla, patients: 1, seed: 9, slices: 3)),
      imagesSeen: 48, epochImages: 16)
    var seen: [Int] = []
    for (subset, count) in [(Subset.full, 16), (.v1, 4), (.v3, 12)] {
      network.images.subset = ImageSubset(subset: subset, seed: 1)
      let trained = try await bench.run(network)
      #expect(trained.images == count)
      // The full set once an epoch, four images four times, twelve once.
      seen.append(trained.log.count * (subset == .v3 ? 12 : 16))
      #expect(trained.log.allSatisfy { !$0.metrics.foreground.isNaN })
    }
    #expect(seen == [48, 48, 48])
  }

  /// As the rounded quotient, and at least one.
  @Test(arguments: [(16, 48, 3), (4, 16, 4), (12, 16, 1), (12, 18, 2), (7, 3, 1), (1, .max, .max)])
  func aSmallSetIsGoneOverAsOftenAsItTakes(count: Int, images: Int, passes: Int) {
    #expect(TrainedNetwork.passes(over: count, toSee: images) == passes)
  }

  /// The one patient only validates.
  @Test(arguments: [(40, nil), (nil, 16), (nil, nil)])
  func nobodyToLearnFromIsSaid(imagesSeen: Int?, epochImages: Int?) async {
    let network = TinyTrainings.network(
      of: TinyTrainings.images(patients: 1), validation: .share(0.9), imagesSeen: imagesSeen,
      epochImages: epochImages)
    #expect(await StepBench().sentence(network) == "there are no images for training")
  }

  @Test func itsSeedIsThatOfTheFirstNetworks() {
    #expect(TrainedNetwork.seedName == "LearnedNetwork")
  }
}
