import Foundation
import TestSupport
import Testing

import ImagingTestSupport
@testable import DICOM
@testable import Imaging

/// Small files that ask for much.
@Suite struct HostileFileTests {
  @discardableResult
  static func withFile<Value>(_ bytes: Data, _ body: (URL) throws -> Value) throws -> Value {
    let temporary = TemporaryFolder()
    let url = temporary.place("file")
    try bytes.write(to: url)
    return try body(url)
  }

  static func reason(_ bytes: Data) throws -> String? {
    try withFile(bytes) { url in
      do throws(FileError) {
        _ = try DICOMFile(contentsOf: url, part: .header).headers()
        return nil
      } catch {
        return error.reason
      }
    }
  }

  /// Sequences in sequences, of undefined length, open or closed at the end.
  static func nested(_ depth: Int, isClosed: Bool) -> Data {
    let image = TinyDICOM(rows: 1, columns: 1, pixels: [1]).encoded
    // Group 8 comes first; behind the 128 bytes, DICM, the two elements of the meta header.
    let start = 128 + 4 + 12 + 8 + 20
    let level: [UInt8] =
      [0x08, 0, 0x05, 0, 0x53, 0x51, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]
      + [0xFE, 0xFF, 0, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF]
    let end: [UInt8] =
      [0xFE, 0xFF, 0x0D, 0xE0, 0, 0, 0, 0] + [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]
    let levels = repeatElement(level, count: depth).joined()
    let ends = repeatElement(end, count: isClosed ? depth : 0).joined()
    return image.prefix(start) + Data(levels) + Data(ends) + image.dropFirst(start)
  }

  @Test func sequencesInSequences() throws {
    #expect(try Self.reason(Self.nested(20, isClosed: true)) == nil)
    let refusal = "the file is damaged or cut short (sequences are nested too deeply)"
    #expect(try Self.reason(Self.nested(60, isClosed: true)) == refusal)
    #expect(try Self.reason(Self.nested(20_000, isClosed: true)) == refusal)
    #expect(
      try Self.reason(Self.nested(20_000, isClosed: false))
        == "the file is damaged or cut short (sequence Delimitation Item missing)")
  }

  /// How many bytes this thread has asked the system for.
  private static func bytesRead() throws -> Int {
    let text = try String(contentsOfFile: "/proc/thread-self/io", encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("rchar: ") })
    return try #require(Int(line.dropFirst(7)))
  }

  /// What a copy that broke off may leave; read as elements it would take half an hour.
  @Test func zerosAreNoDICOM() throws {
    try Self.withFile(Data()) { url in
      let file = try FileHandle(forWritingTo: url)
      try file.truncate(atOffset: 8 << 30)
      try file.close()
      let before = try Self.bytesRead()
      #expect(throws: FileError(path: url.path, reason: "this is no DICOM file")) {
        try DICOMFile(contentsOf: url, part: .header)
      }
      #expect(try Self.bytesRead() - before < 1 << 20)
    }
  }

  /// 300 MB of zeros in less than 3 MB, behind a meta header of any length that may not say how long it is.
  @Test(arguments: [0, 2000, 20_000, 300_000], [true, false])
  func zerosDeflated(before: Int, saysItsLength: Bool) throws {
    let megabytes = 300
    let uid = Data("1.2.840.10008.1.2.1.99".utf8)
    func little(_ value: UInt32) -> Data { withUnsafeBytes(of: value.littleEndian) { Data($0) } }
    var meta = Data()
    if before > 0 {
      meta += [2, 0, 1, 0, 0x4F, 0x42, 0, 0] + little(UInt32(before)) + Data(count: before)
    }
    meta += [2, 0, 0x10, 0, 0x55, 0x49, UInt8(uid.count), 0] + uid
    var head = Data(count: 128) + Data("DICM".utf8)
    if saysItsLength { head += [2, 0, 0, 0, 0x55, 0x4C, 4, 0] + little(UInt32(meta.count)) }
    let element = [9, 0, 0x10, 0x10, 0x4F, 0x42, 0, 0] + little(UInt32(megabytes << 20))
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    let deflate = Deflation()
    var bytes = head + meta + deflate.appendAlone([UInt8](element))
    // Deflated alone, a megabyte can be repeated as it is.
    let megabyte = deflate.appendAlone(zeros)
    for _ in 0..<megabytes { bytes += megabyte }
    bytes += deflate.end()
    #expect(bytes.count < 3_000_000)
    #expect(
      try Self.reason(bytes)
        == "the file is damaged or cut short (it inflates to more than 256 megabytes)")
  }

  @Test func framesThatAreNotThere() throws {
    var image = TinyDICOM(rows: 2, columns: 2, pixels: [1, 2, 3, 4])
    image.text(.numberOfFrames, "IS", "2147483647")
    try Self.withFile(image.encoded) { url in
      #expect(try DICOMScan.read(url).get().count <= image.encoded.count)
      let file = try DICOMFile(contentsOf: url)
      #expect(try file.plane(frame: 0).values == [1, 2, 3, 4])
      #expect(throws: FileError.self) { try file.plane(frame: 1) }
    }
  }

  @Test func pixelsThatAreNotThere() throws {
    var image = TinyPNG()
    (image.width, image.height) = (65535, 65535)
    try Self.withFile(Data(image.bytes)) { url in
      let error = #expect(throws: FileError.self) { try GrayImage(png: url) }
      #expect(
        error?.description
          == "\(url.path): the image has more than 67108864 pixels")
    }
    (image.width, image.height) = (8192, 8192)
    try Self.withFile(Data(image.bytes)) { url in
      #expect(
        throws: FileError(
          path: url.path, reason: "the image is not a whole PNG")
      ) { try GrayImage(png: url) }
    }
  }

  /// Far from the image a line costs nothing.
  @Test func linesFarAway() {
    let points = (0..<20_000).map { SIMD2($0 % 2 == 0 ? -1e300 : 1e6, Double($0 % 7) - 1e5) }
    for rule in FillingRule.allCases {
      _ = Contour(points).filled(width: 16, height: 16, rule: rule)
    }
    // Through the image as ever: the diagonal from far outside to far outside.
    let line = Contour([SIMD2(-1000, -1000), SIMD2(1000, 1000)])
    let mask = line.filled(width: 4, height: 4, rule: .outlined)
    #expect(mask.indices.filter { mask[$0] } == [0, 5, 10, 15])
    let before = Contour([SIMD2(-9, 1), SIMD2(-5, 1)])
    #expect(!before.filled(width: 4, height: 4, rule: .outlined).contains(true))
  }
}
