import Foundation
import TestSupport
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
    let folder = TemporaryFolder()
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
        + "there is neither down.0.0.conv.weight nor levels.0.0.conv.weight")
    #expect(
      try Self.problem { $0["more"] = Weights.Tensor(shape: [1], values: [0]) }
        == "this network has no weight more")
    #expect(
      try Self.problem { $0["head.bias"]?.values[1] = .nan }
        == "the weight head.bias holds values that are infinite or no numbers; the training that made it diverged"
    )
  }

  /// As PyTorch saves a state dictionary, with a count for each norm.
  @Test(arguments: [
    UNet(classes: 2, widths: [4, 8]), UNet(channels: 3, widths: [4, 6, 8], convolutions: 1),
    UNet(classes: 4, widths: [4, 8], block: .plain, upSampling: .shuffle),
  ])
  func aUNetWithoutMetadataIsKnownByItsShapes(_ network: UNet) throws {
    let made = try Network(
      .unet(network), images: 1, height: 16, width: 16, training: false, seed: 5)
    var weights = made.weights
    weights["down.0.0.norm.num_batches_tracked"] = Weights.Tensor(shape: [], values: [7])
    let model = try Model(unpacking: weights)
    #expect(model.architecture == .unet(network))
    #expect(model.preparation == Preparation(size: nil))
    #expect(model.weights.tensors == made.weights.tensors)
  }

  @Test func whatShapesLeaveOpenHasToBeStated() throws {
    func problem(_ network: UNet, _ expected: UNet? = nil) throws -> String? {
      let made = try Network(
        .unet(network), images: 1, height: 16, width: 16, training: false, seed: 5)
      do {
        _ = try Model(unpacking: made.weights, as: expected.map(Architecture.unet))
        return nil
      } catch { return error.description }
    }
    let nearest = UNet(widths: [4, 8], upSampling: .nearest)
    let due = "; state it in the file's metadata `architecture` (and `preparation`)"
    #expect(
      try problem(nearest)
        == "without up.0.enlarge.weight the names do not say whether up-sampling is nearest or bilinear"
        + due)
    #expect(
      try problem(UNet(widths: [4, 4, 6], encoder: .resNet(blocks: [1, 2])))
        == "the names do not say how many blocks the ResNet has at each level" + due)
    var wider = nearest
    wider.classes = 4
    #expect(try problem(nearest, wider) == nil)
  }

  @Test func probabilitiesThatAreNoNumbersAreAnError() throws {
    var model = try Self.model()
    model.weights["head.weight"]?.values = [Float](
      repeating: .greatestFiniteMagnitude, count: 12)
    model.weights["up.0.1.norm.weight"]?.values = [Float](repeating: 1e30, count: 4)
    let series = try SeriesPrediction(
      model, series: (0..<120).map { Float($0) }, size: SIMD3(12, 10, 1), isWhole: true)
    #expect(throws: NetworkError.notFinite) { try series.frame(0) }
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
