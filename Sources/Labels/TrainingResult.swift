import Engine
import Foundation
import Learning

/// A trained network with the log of its training, as one safetensors file that `report model
/// predict` accepts.
package struct TrainingResult: Artifact, Hashable {
  /// The trained network.
  package var model: Model
  /// The log of all epochs, without times, which differ from run to run.
  package var log: [EpochRow]
  /// The numbers of images and patients trained on, and of images in an epoch.
  package var images, patients, epochImages: Int

  package static let fileExtension = "safetensors"

  private struct About: Codable {
    var log: [EpochRow]
    var images, patients, epochImages: Int
  }

  package init(model: Model, log: [EpochRow], images: Int, patients: Int, epochImages: Int) {
    self.model = model
    self.images = images
    self.patients = patients
    self.epochImages = epochImages
    self.log = log.map { row in
      var row = row
      row.seconds = 0
      row.imagesPerSecond = 0
      return row
    }
  }

  /// Reads the safetensors file. Throws if it does not hold a training's result.
  package init(decoding data: Data) throws {
    let weights = try WeightFile(data: data).weights()
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let about = try decoder.decode(
      About.self, from: Data((weights.metadata["training"] ?? "").utf8))
    self.init(
      model: try Model(unpacking: weights), log: about.log, images: about.images,
      patients: about.patients, epochImages: about.epochImages)
  }

  package func encoded() throws -> Data {
    var weights = try model.packed()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    weights.metadata["training"] = String(
      decoding: try encoder.encode(
        About(log: log, images: images, patients: patients, epochImages: epochImages)),
      as: UTF8.self)
    return try weights.encodedSafetensors()
  }
}
