import Foundation
import TestSupport
import Testing

@testable import Learning

/// The authors' network with few filters, saved by TensorFlow with what it makes of two images.
@Suite struct FCNFixtureTests {
  /// Numbers of a NumPy file of 32-bit floating point, with its header skipped.
  static func numbers(_ name: String) throws -> [Float] {
    let data = try Data(contentsOf: DataMirror.url("ukbb-cardiac/fixture/\(name).npy"))
    let header = Int(data[8]) + Int(data[9]) << 8
    return data.dropFirst(10 + header).withUnsafeBytes { bytes in
      (0..<(bytes.count / 4)).map {
        Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
      }
    }
  }

  @Test(.enabled(if: DataMirror.has("ukbb-cardiac"), "REPORT_MIRROR has no data set ukbb-cardiac"))
  func probabilitiesAreThoseOfTensorFlow() throws {
    let file = try WeightFile(opening: DataMirror.url("ukbb-cardiac/fixture/FCN_tiny"))
    let weights = try FCNWeights(file.weights())
    let network = try Network(
      .fcn(FCN(weights)), images: 2, height: 48, width: 32, training: false)
    try network.load(weights.weights)
    let images = try Self.numbers("FCN_tiny_image")
    let pixels = 48 * 32
    for index in 0..<2 {
      try network.setImage(index, Array(images[(index * pixels)..<((index + 1) * pixels)]))
    }
    network.execution.forward()
    let found = Array(network.execution.probabilities())
    let due = try Self.numbers("FCN_tiny_prob")
    #expect(due.count == found.count)
    var worst: Float = 0
    for image in 0..<2 {
      for pixel in 0..<pixels {
        for label in 0..<4 {
          let theirs = due[(image * pixels + pixel) * 4 + label]
          worst = max(worst, abs(found[(image * 4 + label) * pixels + pixel] - theirs))
        }
      }
    }
    #expect(worst < 1e-5)
  }
}
