import Engine
import Foundation
import Learning

/// A trained network with the log of its training, as one safetensors file that `report model predict` applies.
package struct LearnedModel: Artifact, Hashable {
  package var model: Model
  /// Without the times, which are never the same twice.
  package var log: [EpochRow]
  /// Images and patients that it learnt from, and images of an epoch.
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
