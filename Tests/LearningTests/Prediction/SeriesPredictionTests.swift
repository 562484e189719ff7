import TestSupport
import Testing

@testable import Learning

@Suite struct SeriesPredictionTests {
  /// The network of Bai et al. with few channels and drawn weights.
  static let model: Model = {
    let network = FCN(
      filters: [2, 3, 4, 5, 6], blocks: [1, 1, 1, 1, 1], sameFilters: 4, outFilters: 5)
    do {
      return try Model(
        unpacking: Network(
          .fcn(network), images: 1, height: 16, width: 16, training: false, seed: 2
        ).weights)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func volume(_ size: SIMD3<Int>, _ value: (Int, Int, Int) -> Float) -> [Float] {
    (0..<size.x * size.y * size.z).map {
      value($0 % size.x, $0 / size.x % size.y, $0 / (size.x * size.y))
    }
  }

  /// 10 x 15 voxels lie in the middle of 16 x 16: 3 zeros before x and 3 behind, none before y and
  /// 1 behind.
  @Test func slicesArePaddedAndCutAgain() throws {
    let size = SIMD3(10, 15, 11)
    func value(_ x: Int, _ y: Int, _ z: Int) -> Float { Float((x * 7 + y * 3 + z * 5) % 11) / 10 }
    func frame(_ size: SIMD3<Int>, _ series: [Float]) throws -> SeriesPrediction.Frame {
      try SeriesPrediction(Self.model, series: series, size: size, isWhole: false, rescales: false)
        .frame(0)
    }
    let small = try frame(size, Self.volume(size, value))
    let padded = SIMD3(16, 16, 11)
    let large = try frame(
      padded,
      Self.volume(padded) { x, y, z in
        (3..<13).contains(x) && y < 15 ? value(x - 3, y, z) : 0
      })
    for (place, label) in small.labels.enumerated() {
      let (x, y, z) = (place % 10, place / 10 % 15, place / 150)
      let there = x + 3 + 16 * (y + 16 * z)
      #expect(label == large.labels[there])
      #expect(
        (0..<4).allSatisfy { small.probabilities[$0][place] == large.probabilities[$0][there] })
    }
    let sums = small.labels.indices.map { voxel in
      small.probabilities.reduce(0) { $0 + $1[voxel] }
    }
    #expect(sums.allSatisfy { abs($0 - 1) < 1e-5 })
  }

  @Test func threadsChangeNothing() throws {
    let size = SIMD3(20, 12, 3)
    let values = Self.volume(size) { x, y, z in Float((x + 2 * y + 3 * z) % 5) }
    func scores(_ workers: Int) throws -> [[Float]] {
      try SeriesPrediction(Self.model, series: values, size: size, isWhole: true, workers: workers)
        .frame(0).probabilities
    }
    #expect(try scores(1) == scores(2))
  }

  @Test func anotherSizeIsRefused() throws {
    #expect(throws: NetworkError.imageSize(3, due: 256)) {
      try SeriesPrediction(
        Self.model, series: [1, 2, 3], size: SIMD3(16, 16, 1), isWhole: false)
    }
  }

  /// x are TensorFlow's rows.
  @Test(.enabled(if: DataMirror.has("ukbb-cardiac"), "REPORT_MIRROR has no data set ukbb-cardiac"))
  func labelsAndProbabilitiesAreThoseOfTensorFlow() throws {
    let file = try WeightFile(opening: DataMirror.url("ukbb-cardiac/fixture/FCN_tiny"))
    let size = SIMD3(48, 32, 2)
    let images = try FCNFixtureTests.numbers("FCN_tiny_image")
    let series = Self.volume(size) { x, y, z in images[y + 32 * (x + 48 * z)] }
    let model = try Model(unpacking: file.weights())
    let frame = try SeriesPrediction(
      model, series: series + series, size: size, isWhole: false, rescales: false
    ).frame(1)
    let due = try FCNFixtureTests.numbers("FCN_tiny_prob")
    for place in frame.labels.indices {
      let (x, y, z) = (place % 48, place / 48 % 32, place / (48 * 32))
      let theirs = (0..<4).map { due[$0 + 4 * (y + 32 * (x + 48 * z))] }
      let worst = (0..<4).map { abs(frame.probabilities[$0][place] - theirs[$0]) }.max() ?? 1
      #expect(worst < 1e-5)
      #expect(Int(frame.labels[place]) == theirs.firstIndex(of: theirs.max() ?? 0))
    }
  }
}
