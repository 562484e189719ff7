import Foundation
import Testing

@testable import Learning
@testable import Study

/// Files of weights that a training begins with.
@Suite struct NetworkStartOptionsTests {
  private let files = OwnFiles()
  private static let options =
    #"\#(TinyTrainings.data), "from": {"weights": "own/net.safetensors"}"#

  /// Writes a network as this program does, or without what it says of itself.
  private func write(_ network: UNet, metadata: Bool = true) throws -> Weights {
    let made = try Network(
      .unet(network), images: 1, height: 16, width: 16, training: false, seed: 5)
    let model = Model(
      architecture: .unet(network), preparation: Preparation(size: 16), weights: made.weights)
    var packed = try model.packed()
    if !metadata { packed.metadata = [:] }
    try packed.write(safetensors: files.url("net.safetensors"))
    return made.weights
  }

  private func sentence(_ options: String = options) async -> String {
    do {
      _ = try await files.training(options)
      return ""
    } catch { return "\(error)" }
  }

  @Test func anotherNetworkIsRefused() async throws {
    let reason = "own-images/net.safetensors is another network than the one that begins with it: "
    _ = try write(UNet(widths: [4, 8, 16]))
    #expect(await sentence() == reason + "its widths are [4, 8, 16], not [4, 8]; make both alike")
    _ = try write(UNet(widths: [4, 8, 16]), metadata: false)
    #expect(await sentence() == reason + "its widths are [4, 8, 16], not [4, 8]; make both alike")
    _ = try write(UNet(widths: [4, 8], upSampling: .nearest))
    #expect(
      await sentence() == reason + "its up-sampling is nearest, not transposed; make both alike")
    _ = try write(UNet(widths: [4, 8]))
    #expect(
      await sentence(Self.options + #", "network": "fcn""#)
        == reason + "it is a U-Net, not the network of Bai et al.; make both alike")
  }

  @Test(arguments: [true, false]) func theLastLayerMayDiffer(metadata: Bool) async throws {
    let weights = try write(UNet(classes: 4, widths: [4, 8]), metadata: metadata)
    let training = try await files.training(Self.options)
    let began = training.network.weights
    #expect(began["down.1.0.conv.weight"] == weights["down.1.0.conv.weight"])
    #expect(began["head.weight"]?.shape == [3, 4, 1, 1])
  }

  /// What names and shapes leave open is as the block says.
  @Test func aFileWithoutMetadataIsTheBlocksNetwork() async throws {
    let weights = try write(UNet(widths: [4, 8], upSampling: .bilinear), metadata: false)
    let training = try await files.training(Self.options + #", "up": "bilinear""#)
    #expect(training.network.weights.tensors == weights.tensors)
    #expect(
      await sentence(Self.options)
        == "own-images/net.safetensors: there is no weight up.0.enlarge.weight")
  }
}
