import Foundation
import TestSupport
import Testing

@testable import Learning

@Suite struct SafetensorsTests {
  static let weights = Weights(
    tensors: [
      "b.weight": Weights.Tensor(shape: [2, 3], values: [1, -2, 0.5, 3e-38, .infinity, -0]),
      "a/ä \"x\"": Weights.Tensor(shape: [], values: [0.1]),
      "empty": Weights.Tensor(shape: [0, 4], values: []),
    ], metadata: ["epoch": "3", "author": "ä\n"])

  /// The length of the header, the header, so many bytes of numbers.
  static func bytes(_ header: String, numbers: Int = 0, length: UInt64? = nil) -> Data {
    let length = length ?? UInt64(header.utf8.count)
    return withUnsafeBytes(of: length.littleEndian) { Data($0) } + Data(header.utf8)
      + Data(count: numbers)
  }

  @Test func roundTrip() throws {
    let folder = TemporaryFolder()
    let url = folder.url.appending(path: "a.safetensors")
    try Self.weights.write(safetensors: url)
    #expect(try WeightFile(opening: url).weights() == Self.weights)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.safetensors"])
    try Weights().write(safetensors: url)
    #expect(try WeightFile(opening: url).weights() == Weights())
  }

  /// Also from the middle of other bytes; what is wrong with them is said of their name.
  @Test func bytesInMemoryNeedNoFile() throws {
    let bytes = try Self.weights.encodedSafetensors()
    #expect(try WeightFile(data: bytes).weights() == Self.weights)
    let within = (Data([1, 2, 3]) + bytes).dropFirst(3)
    #expect(try WeightFile(data: within).weights() == Self.weights)
    #expect(
      throws: WeightError(
        path: "run 3", reason: "the file is shorter than a safetensors header")
    ) { try WeightFile(data: Data([1, 2]), name: "run 3") }
  }

  /// Names in order, no word of when or where, numbers from a multiple of eight on.
  @Test func bytesAreThoseOfTheWeights() throws {
    let weights = Weights(
      tensors: [
        "b": Weights.Tensor(shape: [2], values: [1, 2]),
        "a": Weights.Tensor(shape: [1, 1], values: [-0.5]),
      ], metadata: ["z": "1", "y": "a/b"])
    let header =
      #"{"__metadata__":{"y":"a/b","z":"1"},"a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"#
      + #""b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#
    let padded = header + String(repeating: " ", count: 8 - header.utf8.count % 8)
    let numbers: [UInt8] = [0, 0, 0, 0xBF, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]
    #expect(try weights.encodedSafetensors() == Self.bytes(padded) + Data(numbers))
  }

  /// A file of the reference implementation: References/safetensors_types.py.
  @Test func everyTypeOfTheReferenceIsRead() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "References/types.safetensors")
    let file = try WeightFile(opening: url)
    #expect(file.format == .safetensors)
    #expect(file.metadata == ["made by": "the reference", "note": "ä \"quoted\""])
    #expect(Set(file.entries.map(\.type)) == Set(NumberType.allCases.map(\.rawValue)))
    let weights = try file.weights()
    #expect(weights["number"] == Weights.Tensor(shape: [], values: [-0.5]))
    #expect(weights["nothing"] == Weights.Tensor(shape: [0, 3], values: []))
    for entry in file.entries where !["number", "nothing"].contains(entry.name) {
      let values: [Float] = entry.type == "BOOL" ? [0, 1, 1, 1, 1, 1] : [0, 1, 2, 3, 100, 127]
      #expect(
        weights[entry.name] == Weights.Tensor(shape: [2, 3], values: values), "\(entry.name)")
    }
  }

  @Test func numbersKeepTheirSignAndAreRounded() {
    func floats(_ type: NumberType, _ bytes: [UInt8]) -> [Float] { type.floats(Data(bytes)) }
    #expect(floats(.int8, [0xFF]) == [-1])
    #expect(floats(.int16, [0xFE, 0xFF]) == [-2])
    #expect(floats(.int32, [0xFD, 0xFF, 0xFF, 0xFF]) == [-3])
    #expect(floats(.int64, [UInt8](repeating: 0xFF, count: 8)) == [-1])
    #expect(floats(.uint64, [UInt8](repeating: 0xFF, count: 8)) == [0x1p64])
    #expect(floats(.float16, [0x00, 0x3C, 0x01, 0x00, 0x00, 0xFC]) == [1, 0x1p-24, -.infinity])
    #expect(floats(.bfloat16, [0x80, 0xBF]) == [-1])
    // 1 + 2^-24 lies in the middle: to even.
    #expect(floats(.float64, [0, 0, 0, 0x10, 0, 0, 0xF0, 0x3F]) == [1])
  }

  @Test(arguments: [
    (bytes("{}").prefix(7), "the file is shorter than a safetensors header"),
    (bytes("{}", length: 3), "the header is said to take 3 bytes, but the file has 10"),
    (
      bytes("{}", length: .max),
      "the header is said to take 18446744073709551615 bytes, but the file has 10"
    ),
    (bytes("{]"), "the header is not one of safetensors"),
    (bytes(#"{"a":1}"#), "the header is not one of safetensors"),
    (bytes(#"{"__metadata__":{"a":1}}"#), "the header is not one of safetensors"),
    (
      bytes(#"{"a":{"dtype":"F32","shape":[1e30],"data_offsets":[0,4]}}"#, numbers: 4),
      "the header is not one of safetensors"
    ),
    (
      bytes(
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0061":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
        numbers: 4), "the header has the same name twice"
    ),
    (
      bytes(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, numbers: 4),
      "the tensor a has 4 bytes, which is not F32 of the shape [2]"
    ),
    (
      bytes(#"{"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}"#, numbers: 4),
      "the tensor a has a shape that cannot be: [-1, -1]"
    ),
    (
      bytes(
        #"{"a":{"dtype":"F32","shape":[4294967296,1073741825,4],"data_offsets":[0,4]}}"#, numbers: 4
      ), "the tensor a has a shape that cannot be: [4294967296, 1073741825, 4]"
    ),
    // Of no number, but with strides beyond an integer.
    (
      bytes(
        #"{"a":{"dtype":"F32","shape":[0,1099511627776,1099511627776],"data_offsets":[0,0]}}"#),
      "the tensor a has a shape that cannot be: [0, 1099511627776, 1099511627776]"
    ),
    (
      bytes(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, numbers: 4),
      "the tensor a lies outside the file"
    ),
    (
      bytes(#"{"a":{"dtype":"F32","shape":[0],"data_offsets":[4,0]}}"#, numbers: 4),
      "the tensor a lies outside the file"
    ),
    (
      bytes(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}"#, numbers: 4),
      "the tensor a lies outside the file"
    ),
    (
      bytes(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#, numbers: 4),
      "the tensor a lies outside the file"
    ),
    (
      bytes(
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}"#,
        numbers: 6), "the tensors a and b overlap"
    ),
    (
      bytes(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, numbers: 8),
      "the bytes before the tensor a belong to none"
    ),
    (
      bytes(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, numbers: 9),
      "the last 5 bytes belong to no tensor"
    ),
    (
      bytes(#"{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}"#, numbers: 4),
      "a is of type F8_E4M3, which cannot be read; save it as F32"
    ),
  ])
  func hostileFilesAreOneSentence(_ bytes: Data, _ sentence: String) throws {
    let folder = TemporaryFolder()
    let url = try folder.file("a.safetensors", bytes)
    let error = #expect(throws: WeightError.self) { try WeightFile(opening: url).weights() }
    #expect(error?.reason == sentence)
    #expect(error?.path == url.path)
  }

  @Test func longHeadersAreNotRead() throws {
    let folder = TemporaryFolder()
    let header = "{" + String(repeating: " ", count: WeightFile.headerLimit) + "}"
    let url = try folder.file("a.safetensors", Self.bytes(header))
    #expect(
      throws: WeightError(
        path: url.path, reason: "the header takes 16777218 bytes; at most 16777216 are read")
    ) { try WeightFile(opening: url) }
  }

  static let pickle =
    "this is a Python pickle, which runs code when it is read, so it is never opened; "
    + "save the weights as safetensors in Python"

  @Test(arguments: [
    ("a.pt", "PK\u{3}\u{4}", pickle), ("a.pkl", "", pickle), ("a", "PK\u{3}\u{4}....", pickle),
    ("a.h5", "\u{0}", "this is neither safetensors nor a TensorFlow checkpoint"),
    ("a.txt", "weights of a network", "this is neither safetensors nor a TensorFlow checkpoint"),
  ])
  func otherFilesAreRefused(_ name: String, _ text: String, _ sentence: String) throws {
    let folder = TemporaryFolder()
    let url = try folder.file(name, text.utf8)
    #expect(throws: WeightError(path: url.path, reason: sentence)) { try WeightFile(opening: url) }
  }

  @Test func picklesAndHDF5AreKnownByTheirBytes() throws {
    let folder = TemporaryFolder()
    let pickle = try folder.file("weights", [0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0x2E])
    #expect(throws: WeightError(path: pickle.path, reason: Self.pickle)) {
      try WeightFile(opening: pickle)
    }
    let hdf5 = try folder.file("weights.h5", [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0])
    #expect(
      throws: WeightError(
        path: hdf5.path, reason: "this is an HDF5 file; save the weights as safetensors in Python")
    ) { try WeightFile(opening: hdf5) }
  }

  @Test func whatIsNotThereOrNoFileIsRefused() throws {
    let folder = TemporaryFolder()
    let missing = folder.url.appending(path: "a.safetensors")
    #expect(throws: WeightError(path: missing.path, reason: "there is no such file")) {
      try WeightFile(opening: missing)
    }
    let path = folder.url.path
    #expect(throws: WeightError(path: path, reason: "this is no file that can be read")) {
      try WeightFile(opening: folder.url)
    }
    let nowhere = folder.url.appending(path: "no/a.safetensors")
    #expect(throws: WeightError(path: nowhere.path, reason: "the file cannot be written")) {
      try Weights().write(safetensors: nowhere)
    }
  }
}
