import CZ
import Foundation
import TestSupport
import Testing

@testable import Learning

/// The output of nnU-Net's own predictor, its images and plans (`nnunet/SOURCE.md` of the mirror).
enum NNUNetReference {
  /// What `reference.py` made a prediction with.
  struct Case: Sendable, CustomTestStringConvertible {
    var label: String
    var image = "main"
    var configuration = "2d"
    var plans = "2d"
    var folds = ["h."]
    var mirrors = false

    var testDescription: String { label }
  }

  static let cases = [
    Case(label: "main"), Case(label: "main-mirror", mirrors: true),
    Case(label: "main-folds", folds: ["h.", "g."]),
    Case(label: "main-mask", configuration: "2d_mask"),
    Case(label: "main-residual", configuration: "2d_residual", plans: "2d_residual"),
    Case(label: "same", image: "same"), Case(label: "thin", image: "thin"),
    Case(label: "small-mirror", image: "small", mirrors: true),
    Case(label: "turned", image: "turned", plans: "2d_turned"),
  ]

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: DataMirror.url("nnunet/\(path)"))
  }

  static func model(_ item: Case) throws -> NNUNetModel {
    let plans = try NNUNetPlans(
      data("models/\(item.plans)/plans.json"), configuration: item.configuration)
    let dataset = try NNUNetDataset(data("models/2d/dataset.json"))
    var network = plans.network
    network.classes = 4
    let folds = try item.folds.map {
      ($0, try Formula.weights(.nnunet(network), prefix: $0))
    }
    return try NNUNetModel(plans: plans, dataset: dataset, folds: folds)
  }

  /// A NIfTI file of 8- or 16-bit integers without a scale.
  static func image(
    _ path: String
  ) throws -> (values: [Float], size: SIMD3<Int>, spacing: SIMD3<Double>) {
    let bytes = try inflated(data(path), windowBits: 31)
    func number<Value: FixedWidthInteger>(_ place: Int, _ type: Value.Type) -> Value {
      bytes.withUnsafeBytes {
        Value(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: type))
      }
    }
    func real(_ place: Int) -> Double {
      Double(Float(bitPattern: number(place, UInt32.self)))
    }
    let size = (1...3).map { Int(number(40 + 2 * $0, Int16.self)) }
    let isByte = number(70, Int16.self) == 2
    let start = Int(real(108))
    let values = (0..<size.reduce(1, *)).map {
      isByte ? Float(bytes[start + $0]) : Float(number(start + 2 * $0, Int16.self))
    }
    return (
      values, SIMD3(size[0], size[1], size[2]), SIMD3(real(80), real(84), real(88))
    )
  }

  /// One array of a compressed NumPy archive, as bytes of its file.
  static func array(_ path: String, _ name: String) throws -> Data {
    let bytes = [UInt8](try data(path))
    func number(_ place: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    // From the directory at the end, as sizes may be missing before the data.
    var place = number(bytes.count - 22 + 16, 4)
    while number(place, 4) == 0x0201_4b50 {
      let length = number(place + 28, 2)
      let found = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      if found == "\(name).npy" {
        let header = number(place + 42, 4)
        let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
        return Data(
          inflated(Data(bytes[start..<(start + number(place + 20, 4))]), windowBits: -15))
      }
      place += 46 + length + number(place + 30, 2) + number(place + 32, 2)
    }
    throw CocoaError(.fileNoSuchFile)
  }

  private static func inflated(_ data: Data, windowBits: Int32) -> [UInt8] {
    var input = [UInt8](data)
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var stream = z_stream()
    inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { inflateEnd(&stream) }
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      var status = Z_OK
      while status == Z_OK {
        chunk.withUnsafeMutableBufferPointer { chunk in
          stream.next_out = chunk.baseAddress
          stream.avail_out = UInt32(chunk.count)
          status = inflate(&stream, Z_NO_FLUSH)
        }
        output += chunk.dropLast(Int(stream.avail_out))
      }
    }
    return output
  }
}
