import CGzip
import CZ
import Foundation
import TestSupport
import Testing

@testable import NIfTI
@testable import NIfTIWriting

@Suite struct GzipTests {
  private let folder = TemporaryFolder()

  @Test(arguments: [0, 1, 70_000, 1 << 20, 3_000_001])
  func whatIsWrittenIsRead(_ count: Int) throws {
    let bytes = Self.noise(count, seed: 1)
    let url = try written([bytes])
    let file = try #require(GzipFile(reading: url.path))
    #expect(file.read(count + 1) == bytes)
  }

  /// A megabyte's bytes are those of its content alone, whatever the compressor did before, and in what pieces it came.
  @Test func theSameBytesForTheSameContent() throws {
    let block = Self.noise(1 << 20, seed: 2).map { $0 & 15 }
    let alone = try written([block])
    let behind = try written([Self.noise(1 << 20, seed: 3), block])
    let pieces = try written([Array(block[..<100]), Array(block[100...])])
    let member = try Data(contentsOf: alone)
    #expect(try Data(contentsOf: behind).suffix(member.count) == member)
    #expect(try Data(contentsOf: pieces) == member)
    // Of sixteen values, each equally often, half a byte is needed.
    #expect(member.count < 6 << 17)
  }

  /// Contents of every kind: codes of all lengths, runs of all lengths, nothing but runs, one value,
  /// two parts with a rest.
  static let contents: [String: [UInt8]] = [
    "nothing": [], "one byte": [7], "one value": Array(repeating: 9, count: 5000),
    "noise": noise(300_000, seed: 4), "zeros in two parts": Array(repeating: 0, count: 600_001),
    // Huffman's codes of Fibonacci's numbers would be 24 bits long; 12 is the most.
    "codes that are too long": fibonacci(24).enumerated().flatMap { index, count in
      Array(repeating: [UInt8(index), UInt8(255 - index)], count: count).flatMap(\.self)
    }.shuffled(seed: 5),
    "runs of all lengths": (1...800).flatMap { length in
      noise(3, seed: UInt64(length)) + Array(repeating: UInt8(length & 255), count: length)
    },
    "whole numbers": (0..<90_000).flatMap { [UInt8($0 / 700 & 255), 1] },
    "floats": (0..<50_000).flatMap { [0, 0, UInt8($0 / 500 & 255), 63] },
  ]

  /// zlib, which writes and reads gzip for everyone else, finds the same again, and takes no more
  /// than a few bytes of a part less.
  @Test(arguments: contents.keys.sorted()) func zlibReadsEachMember(_ name: String) throws {
    let content = try #require(Self.contents[name])
    let member = [UInt8](unsafeUninitializedCapacity: gzip_bound(content.count)) { output, count in
      count = gzip_member(content, content.count, output.baseAddress, output.count)
    }
    #expect(!member.isEmpty)
    var found = [UInt8](repeating: 0, count: content.count + 1)
    var stream = z_stream()
    #expect(inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { inflateEnd(&stream) }
    var input = member
    let result = input.withUnsafeMutableBufferPointer { input in
      found.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    #expect(result == Z_STREAM_END && stream.avail_in == 0)
    #expect(Int(stream.total_out) == content.count)
    #expect(Array(found.dropLast()) == content)
  }

  /// A series of one value takes a 450th: a run of 258 bytes costs two bits and each part 150 bytes.
  @Test func runsTakeNoRoom() throws {
    let url = try written([Array(repeating: 0, count: 1 << 20)])
    #expect(try Data(contentsOf: url).count < 2400)
  }

  @Test func aMemberNeedsItsBound() {
    var output = [UInt8](repeating: 0, count: gzip_bound(100) - 1)
    let content = Self.noise(100, seed: 6)
    #expect(gzip_member(content, 100, &output, output.count) == 0)
  }

  private static func fibonacci(_ count: Int) -> [Int] {
    (2..<count).reduce(into: [1, 1]) { found, _ in found.append(found.suffix(2).reduce(0, +)) }
  }

  private static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = Mutation(seed: seed)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
  }

  private func written(_ pieces: [[UInt8]]) throws -> URL {
    let url = folder.place("\(UUID()).gz")
    let writer = try #require(GzipWriter(url.path, isCompressed: true))
    for piece in pieces { #expect(piece.withUnsafeBytes(writer.write)) }
    #expect(writer.close())
    return url
  }
}

extension [UInt8] {
  /// The same bytes in another order, the same for the same seed.
  fileprivate func shuffled(seed: UInt64) -> [UInt8] {
    var generator = Mutation(seed: seed)
    var result = self
    for index in result.indices.dropFirst().reversed() {
      result.swapAt(index, Int(generator.next() % UInt64(index + 1)))
    }
    return result
  }
}
