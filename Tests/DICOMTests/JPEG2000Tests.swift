import Foundation
import Imaging
import ImagingTestSupport
import TestSupport
import Testing

@testable import DICOM

/// JPEG 2000, from streams that OpenJPEG 2.5.2 wrote by Python's openjpeg (References/jpeg2000.py).
@Suite struct JPEG2000Tests {
  /// An image of 32 x 32 pixels: what a row and a column add, modulo so much, from the least value on.
  struct Example: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bits: Int
    var isSigned: Bool
    var steps: (row: Int, column: Int)
    var base64: String

    var values: [Float] {
      (0..<1024).map { pixel in
        let sum = steps.row * (pixel / 32) + steps.column * (pixel % 32)
        return Float(sum % (1 << bits) - (isSigned ? 1 << (bits - 1) : 0))
      }
    }

    func file(_ bytes: Data, syntax: String = "1.2.840.10008.1.2.4.90") -> Data {
      var image = TinyDICOM(rows: 32, columns: 32, pixels: [])
      image.transferSyntax = syntax
      image.number(.bitsStored, bits)
      image.number(.highBit, bits - 1)
      image.number(.pixelRepresentation, isSigned ? 1 : 0)
      image.elements[DICOMTag(0x7FE0, 0x0010)] = ("OB", bytes.count % 2 == 0 ? bytes : bytes + [0])
      return image.encoded
    }

    var stream: Data { Data(base64Encoded: base64) ?? Data() }
  }

  private static let unsigned =
    "/0//UQApAAAAAAAgAAAAIAAAAAAAAAAAAAAAIAAAACAAAAAAAAAAAAABCwEB/1IADAAAAAEABQQE"
    + "AAH/XAATQGBoaHBoaHBoaHBoaHBoaHD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24g"
    + "Mi41LjL/kAAKAAAAAAHQAAH/k8H4AQAJ08fyBR/IHD+QIAS3Adl/CCvP8BE/wET/YAEADZSHlaJH"
    + "68cQRIfhHNZmfw+XmA+kutdFw/YWn+Bef+ADABjtU7aiUc3bopJfMncGm3qpbDstj58akWqZRi66"
    + "d9QsVat877ty9wsZ79Fz7yA3+qEoWNnoxJ4kztn1SGdPbaL3fys0kMfyZz/BrH+CcEn1Xbk9MrMg"
    + "Sc78Q0HdYVnZgMJXT+wufPzV0oGq5rF5gr8GXE/J79yTa0jefEWNe+NgP0OJpMFYbTxKXJ0oqQIt"
    + "rgdqBWLa65ug6FtgvMGHcjl+ZbD3TAocgBqTwS1JVLH4pLO8bBk/LkbAEeWyd7rwsaA+IHbvnAkx"
    + "4q1tfjh/pKYTaz2oJ+q4TAU8YP9/x/J/P8HU/2AEAIdRwZu8CGkXhHQPp6wDzi/JbiyOweXH8VSt"
    + "jITjkkj2u97rWGDx7RyeS7t2WLz/GEHI92gQsohZE0UIlzlSn4mQfYT6OJVrdhJBTlYFg/sAluZs"
    + "KQv/PCbCaSNGGMFTjOAVM8pGaXOCLESEwlycqSvJfV6Kplw8tH+LRz9531/CpBojRU3qC8ZUBye1"
    + "VwHk2Zyof/9//3//f//Z"

  static let examples = [
    Example(
      testDescription: "unsigned, 12 bits", bits: 12, isSigned: false, steps: (130, 97),
      base64: unsigned),
    // The same stream but for one bit of Ssiz: OpenJPEG codes samples less the least value.
    Example(
      testDescription: "signed, 12 bits", bits: 12, isSigned: true, steps: (130, 97),
      base64: unsigned.replacingOccurrences(of: "AAABCwEB", with: "AAABiwEB")),
    Example(
      testDescription: "signed, 16 bits", bits: 16, isSigned: true, steps: (2000, 3),
      base64: "/0//UQApAAAAAAAgAAAAIAAAAAAAAAAAAAAAIAAAACAAAAAAAAAAAAABjwEB/1IADAAAAAEABQQE"
        + "AAH/XAATQICIiJCIiJCIiJCIiJCIiJD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24g"
        + "Mi41LjL/kAAKAAAAAACDAAH/k8f+DAYJejPAA+oCn/iQGAF/BHBuwAHzg4/8MBwM9vcLPf40xv9/"
        + "wAD5AkP/AwUAIhh3vwN/5k+pGERCnJnAAHwiQf9ABEA2oYU/PaY0XzcGBHeEkqgI1Evs/3/AADok"
        + "B/IeX6fHMZ2sKV2ft1MAYLMcyJtCX//Z"),
  ]

  private static func plane(_ bytes: Data) throws -> Plane {
    let folder = TemporaryFolder()
    let url = try folder.file("a.dcm", bytes)
    return try DICOMFile(contentsOf: url).plane()
  }

  /// HTJ2K's syntaxes are read by the same decoder, which knows by the stream what it is.
  @Test(arguments: examples, ["90", "91", "201", "202", "203"])
  func samplesAreExact(_ example: Example, _ syntax: String) throws {
    let bytes = example.file(example.stream, syntax: "1.2.840.10008.1.2.4." + syntax)
    #expect(try Self.plane(bytes).values == example.values)
  }

  @Test func aStreamOfAnotherSizeIsRefused() throws {
    let example = Self.examples[2]
    var image = TinyDICOM(rows: 16, columns: 64, pixels: [])
    image.transferSyntax = "1.2.840.10008.1.2.4.90"
    image.elements[DICOMTag(0x7FE0, 0x0010)] = ("OB", example.stream)
    let error = #expect(throws: FileError.self) { try Self.plane(image.encoded) }
    #expect(
      error?.reason
        == "the pixels cannot be decoded (it has another size than rows and columns say)")
  }

  @Test(arguments: examples) func damagedStreamsAreErrors(_ example: Example) throws {
    let stream = [UInt8](example.stream)
    var mutation = Mutation(seed: 17)
    for _ in 0..<200 {
      let bytes = Data(mutation.mutated(stream))
      // What can still be decoded has the right size; nothing else happens.
      if let plane = try? Self.plane(example.file(bytes)) { #expect(plane.values.count == 1024) }
    }
    #expect(throws: FileError.self) { try Self.plane(example.file(Data(stream[..<60]))) }
  }

  @Test(arguments: [("110", "JPEG XL"), ("100", "MPEG-2"), ("102", "MPEG-4")])
  func whatCannotBeReadIsNamed(_ syntax: String, _ name: String) throws {
    let bytes = Self.examples[0].file(Data([1, 2]), syntax: "1.2.840.10008.1.2.4." + syntax)
    let error = #expect(throws: FileError.self) { try Self.plane(bytes) }
    #expect(error?.reason == "the pixels are in \(name), which this build cannot read")
  }
}
