import Foundation
import Testing

@testable import Learning

@Suite struct ModelTests {
  static let architecture = Architecture.unet(UNet(classes: 3, widths: [4, 8]))

  static func model() throws -> Model {
    let network = try Network(
      architecture, images: 1, height: 8, width: 8, training: false, seed: 5)
    return Model(
      architecture: architecture,
      preparation: Preparation(size: 16, intensity: .standardised, scalesSeries: true),
      weights: network.weights)
  }

  @Test func oneFileHoldsAll() throws {
    let model = try Self.model()
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "a.safetensors")
    try model.packed().write(safetensors: url)
    let read = try Model(unpacking: WeightFile(opening: url).weights())
    #expect(read.architecture == model.architecture)
    #expect(read.preparation == model.preparation)
    #expect(read.weights.tensors == model.weights.tensors)
    #expect(!read.isPublished)
  }

  /// Slices as images: y along the rows; intensities by the whole series, as in the training.
  @Test func aSeriesIsPreparedAsInTheTraining() throws {
    let model = try Self.model()
    let size = SIMD3(12, 10, 2)
    let series = (0..<480).map { Float(($0 * 31) % 97) }
    let prediction = try SeriesPrediction(model, series: series, size: size, isWhole: true)
    #expect(prediction.frames == 2)
    let samples = (0..<4).map {
      Sample(image: Array(series[$0 * 120..<($0 + 1) * 120]), height: 10, width: 12)
    }
    let expected = try Predictor(
      model.architecture, weights: model.weights, preparation: model.preparation
    ).predict(samples, probabilities: true)
    for frame in 0..<2 {
      let found = try prediction.frame(frame)
      #expect(found.labels == expected[2 * frame..<2 * frame + 2].flatMap(\.labels))
      #expect(
        found.probabilities[1]
          == expected[2 * frame..<2 * frame + 2].flatMap { $0.probabilities[120..<240] })
    }
  }

  static func problem(_ change: (inout Weights) throws -> Void) throws -> String? {
    var packed = try model().packed()
    try change(&packed)
    do {
      _ = try Model(unpacking: packed)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func whatDoesNotFitIsOneSentence() throws {
    #expect(try Self.problem { _ in } == nil)
    #expect(
      try Self.problem { $0["head.weight"] = nil } == "there is no weight head.weight")
    #expect(
      try Self.problem { $0["head.bias"] = Weights.Tensor(shape: [1], values: [0]) }
        == "the weight head.bias has the shape [1], but [3] is due")
    let unreadable = "the architecture or the preparation cannot be read"
    #expect(try Self.problem { $0.metadata["architecture"] = "{}" } == unreadable)
    #expect(try Self.problem { $0.metadata["preparation"] = nil } == unreadable)
    #expect(
      try Self.problem { $0 = Weights() }
        == "this is neither a network of this program nor that of Bai et al.: "
        + "there is no levels.0.0.conv.weight")
  }

  /// A small file asks for no large network, and for no endless one.
  @Test func hostileArchitecturesAreRefused() throws {
    func packed(_ architecture: Architecture, _ weights: inout Weights) throws {
      weights.metadata["architecture"] = String(
        decoding: try JSONEncoder().encode(architecture), as: UTF8.self)
    }
    let wide = try Self.problem {
      try packed(.unet(UNet(widths: [4096, 4096, 4096, 4096])), &$0)
    }
    #expect(
      wide
        == "the weight down.0.0.conv.weight has the shape [4, 1, 3, 3], but [4096, 1, 3, 3] is due")
    let deep = try Self.problem {
      try packed(.unet(UNet(widths: [4, 8], convolutions: .max)), &$0)
    }
    #expect(deep?.contains(" layers, but ") == true, "\(deep ?? "")")
    let blocks = try Self.problem { try packed(.fcn(FCN(blocks: [2, 2, 3, 3, 1 << 40])), &$0) }
    #expect(blocks?.contains(" layers, but ") == true, "\(blocks ?? "")")
    let large = try Self.problem { weights in
      weights.metadata["preparation"] = String(
        decoding: try JSONEncoder().encode(Preparation(size: 1 << 40)), as: UTF8.self)
    }
    #expect(large?.contains("pixels do not fit this network") == true)
  }
}
