import Foundation
import Imaging
import NIfTI
import TestSupport
import Testing

/// `report model predict`: the network with few filters that TensorFlow saved, with what TensorFlow makes of two slices.
@Suite struct ModelPredictTests {
  static let fixture = DataMirror.folder?.appending(path: "ukbb-cardiac/fixture")

  /// The bytes of a NumPy file behind its header.
  static func numbers(_ name: String) throws -> Data {
    let fixture = try #require(Self.fixture)
    let data = try Data(contentsOf: fixture.appending(path: "FCN_tiny_\(name).npy"))
    return data.dropFirst(10 + Int(data[8]) + Int(data[9]) << 8)
  }

  static func floats(_ name: String) throws -> [Float] {
    let data = try numbers(name)
    return data.withUnsafeBytes { bytes in
      (0..<data.count / 4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
    }
  }

  static let affine = Affine(
    i: SIMD3(-1.5, 0, 0), j: SIMD3(0, -1.5, 0), k: SIMD3(0, 0, 8), origin: SIMD3(10, 20, 30))

  /// 48 x 32 x 2 voxels; slice, x, y in the file.
  static func series(_ values: [Float], frames: Int = 1) -> NIfTIImage {
    let header = NIfTIHeader(
      size: SIMD4(48, 32, 2, frames), affine: affine, timeStep: frames > 1 ? 0.03 : 0,
      dataType: .float32)
    let one = (0..<2).flatMap { z in
      (0..<32).flatMap { y in (0..<48).map { x in values[y + 32 * (x + 48 * z)] } }
    }
    return NIfTIImage(header: header, values: (0..<frames).flatMap { _ in one })
  }

  @Test(.enabled(if: DataMirror.has("ukbb-cardiac"), "REPORT_MIRROR has no data set ukbb-cardiac"))
  func labelsAndProbabilitiesAreThoseOfTensorFlow() async throws {
    let book = try BookFolder()
    let fixture = try #require(Self.fixture)
    try Self.series(Self.floats("image"), frames: 2)
      .write(to: book.root.appending(path: "sa.nii.gz"))
    let outcome = try await book.report(
      "model", "predict", "--weights", fixture.appending(path: "FCN_tiny").path, "--input",
      "sa.nii.gz", "--output", "seg_sa.nii.gz", "--probabilities", "p.nii", "--no-rescale")
    #expect(outcome.error == "")
    #expect(outcome.output == "2 frames of 2 slices, 4 classes\n")
    let labels = try NIfTIImage(contentsOf: book.root.appending(path: "seg_sa.nii.gz"))
    #expect(labels.header.size == SIMD4(48, 32, 2, 2))
    #expect(labels.header.dataType == .int16)
    #expect(labels.header.affine == Self.affine)
    #expect(abs(labels.header.timeStep - 0.03) < 1e-8)
    let scores = try NIfTIImage(contentsOf: book.root.appending(path: "p.nii"))
    #expect(scores.header.size == SIMD4(48, 32, 2, 8))
    // What is likeliest, and how likely each is, in both frames.
    let due = try Self.floats("prob")
    var worst: Float = 0
    var wrong = 0
    for t in 0..<2 {
      for z in 0..<2 {
        for y in 0..<32 {
          for x in 0..<48 {
            let start = 4 * (y + 32 * (x + 48 * z))
            let theirs = Array(due[start..<start + 4])
            for label in 0..<4 {
              worst = max(worst, abs(scores[x, y, z, 4 * t + label] - theirs[label]))
            }
            if Int(labels[x, y, z, t]) != theirs.firstIndex(of: theirs.max() ?? 0) { wrong += 1 }
          }
        }
      }
    }
    #expect(worst < 1e-5)
    #expect(wrong == 0)
  }

  @Test(.enabled(if: DataMirror.has("ukbb-cardiac"), "REPORT_MIRROR has no data set ukbb-cardiac"))
  func otherIntensitiesAreRescaled() async throws {
    let book = try BookFolder()
    let fixture = try #require(Self.fixture)
    let arguments = ["--weights", fixture.appending(path: "FCN_tiny.index").path]
    let values = try Self.floats("image")
    var files: [Data] = []
    for (factor, shift) in [(1, 0), (1000, -300)] as [(Float, Float)] {
      try Self.series(values.map { $0 * factor + shift })
        .write(to: book.root.appending(path: "a.nii"))
      let outcome = try await book.command(
        ["model", "predict", "--input", "a.nii", "--output", "b.nii"] + arguments
      ).run()
      #expect(outcome.status == 0)
      files.append(try Data(contentsOf: book.root.appending(path: "b.nii")))
    }
    #expect(files[0] == files[1])
  }

  @Test func whatCannotBeIsOneSentence() async throws {
    let book = try BookFolder()
    try book.write("a.safetensors", ModelCommandTests.file)
    let other = try await book.report(
      "model", "predict", "--weights", "a.safetensors", "--input", "sa.nii", "--output", "b.nii")
    #expect(other.status == 2)
    #expect(
      other.error.hasSuffix(
        "a.safetensors: this is neither a network of this program nor that of Bai et al.: there is neither down.0.0.conv.weight nor levels.0.0.conv.weight\n"
      )
    )
    let name = try await book.report(
      "model", "predict", "--weights", "a.safetensors", "--input", "sa.nii", "--output", "b.png")
    #expect(name.status == 2)
    #expect(name.error.contains("b.png does not end with .nii or .nii.gz"))
  }
}
