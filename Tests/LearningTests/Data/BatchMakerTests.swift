import Randomness
import Testing

@testable import Learning

@Suite struct BatchMakerTests {
  static func batch(
    _ sample: Sample, _ preparation: Preparation, _ augmentation: Augmentation = .no,
    side: Int, seed: UInt64 = 3, epoch: Int = 0
  ) throws -> BatchMaker.Batch {
    try BatchMaker(
      SampleList([sample]), preparation, augmentation, channels: 1, classes: 5, height: side,
      width: side, seed: seed
    ).batch([0], epoch: epoch)
  }

  /// Two by four pixels in a square of four: a row of nothing above and below.
  static let wide = Sample(
    image: [1, 2, 3, 4, 5, 6, 7, 8], mask: [1, 2, 3, 4, 1, 1, 1, 1], height: 2, width: 4)
  static let asIs = Preparation(size: 4, intensity: .asIs)

  @Test func imagesAreFilledUpToASquare() throws {
    let batch = try Self.batch(Self.wide, Self.asIs, side: 4)
    #expect(batch.images == [[0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0]])
    #expect(batch.labels == [[0, 0, 0, 0, 1, 2, 3, 4, 1, 1, 1, 1, 0, 0, 0, 0]])
  }

  @Test func imagesAreScaledByTheCentresOfPixels() throws {
    let sample = Sample(image: [0, 4, 8, 12], mask: [0, 1, 2, 3], height: 2, width: 2)
    let batch = try Self.batch(sample, Self.asIs, side: 4)
    // Half-way values between centres, as bilinear interpolation with zero beyond the border gives
    // at the edge.
    #expect(batch.images[0][5] == 3)
    #expect(batch.images[0][6] == 5)
    #expect(batch.labels[0] == [0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3])
  }

  @Test(arguments: [1, 2, 3, 10, 101, 1000])
  func aRankIsThatOfTheSortedValues(count: Int) {
    var stream = RandomStream(seed: UInt64(count))
    // Many of them are equal.
    let values = (0..<count).map { _ in Float(Int(stream.uniform(0, 30))) }
    let sorted = values.sorted()
    for rank in Set([0, 1, count / 3, count / 2, count - 2, count - 1])
    where sorted.indices.contains(rank) {
      var moved = values
      #expect(moved.moveRank(rank) == sorted[rank])
      #expect(moved.sorted() == sorted)
      #expect(moved[..<rank].allSatisfy { $0 <= sorted[rank] })
      #expect(moved[rank...].allSatisfy { $0 >= sorted[rank] })
    }
  }

  @Test func percentilesAreCutOff() throws {
    let sample = Sample(
      image: (0...100).map(Float.init), mask: [UInt8](repeating: 0, count: 101), height: 1,
      width: 101)
    let scaling = Intensity.percentiles(low: 10, high: 90).scaling(sample.image)
    #expect(scaling(10) == 0 && scaling(50) == 0.5 && scaling(95) == 1 && scaling(0) == 0)
    let standard = Intensity.standardised.scaling([1, 3])
    #expect(standard(1) == -1 && standard(3) == 1)
    #expect(Intensity.percentiles().scaling([5, 5])(5) == 0)
  }

  /// A mask that is the image itself stays it, whatever is done to both.
  @Test(arguments: [Augmentation.normal, .extreme, Augmentation(shift: 0.2)])
  func imageAndMaskMoveTogether(augmentation: Augmentation) throws {
    var sample = Sample(image: [], mask: [], height: 32, width: 32)
    for row in 0..<32 {
      for column in 0..<32 {
        let label: UInt8 = (8..<20).contains(row) && (10..<26).contains(column) ? 1 : 0
        sample.mask.append(label)
        sample.image.append(Float(label))
      }
    }
    var augmentation = augmentation
    (augmentation.brightness, augmentation.contrast) = (0, 0)
    var changed = false
    for seed in 0..<5 {
      let batch = try Self.batch(
        sample, Preparation(size: 32, intensity: .asIs), augmentation, side: 32,
        seed: UInt64(seed))
      let differing = zip(batch.images[0], batch.labels[0]).filter {
        ($0 > 0.5) != ($1 == 1) && abs($0 - 0.5) > 0.3
      }
      #expect(differing.count <= 2)
      if batch.labels[0] != sample.mask { changed = true }
    }
    #expect(changed)
  }

  @Test func changesFollowFromSeedAndEpoch() throws {
    let sample = Discs.sample(1)
    func image(_ seed: UInt64, _ epoch: Int) throws -> [[Float]] {
      try Self.batch(
        sample, Preparation(size: 16), .normal, side: 16, seed: seed, epoch: epoch
      ).images
    }
    #expect(try image(1, 0) == image(1, 0))
    #expect(try image(1, 0) != image(1, 1))
    #expect(try image(1, 0) != image(2, 0))
  }

  @Test func threeChannelsForImageNet() {
    let values = Preparation(size: 1, isImageNet: true).channels([0.485], 3)
    #expect(abs(values[0]) < 1e-6 && abs(values[1] - (0.485 - 0.456) / 0.224) < 1e-6)
    #expect(values.count == 3)
  }

  @Test func patientsAreNotParted() {
    let split = PatientSplit(Discs.list(10), validation: 0.4, test: 0.2, seed: 4)
    #expect(split.training.count == 4 && split.validation.count == 4 && split.test.count == 2)
    let patients = [split.training, split.validation, split.test].map { Set($0.map { $0 / 2 }) }
    #expect(patients.reduce(0) { $0 + $1.count } == 5)
    #expect(split == PatientSplit(Discs.list(10), validation: 0.4, test: 0.2, seed: 4))
  }
}
