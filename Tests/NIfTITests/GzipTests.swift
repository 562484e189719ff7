import CISAL
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

  /// igzip itself hashes bits of its own address where a member begins, so every two hundredth of these members would differ.
  @Test func theSameBytesWhereverTheCompressorLies() throws {
    let compressors = (0..<2).map { _ in igzip_make() }
    defer { compressors.forEach(igzip_free) }
    for seed in 0..<2000 {
      let start = Self.noise(20, seed: UInt64(seed))
      let member = start + Self.noise(300, seed: UInt64(seed) + 5000) + start
      let written = compressors.map { compressor in
        [UInt8](unsafeUninitializedCapacity: igzip_bound(member.count)) { output, count in
          count = igzip_member(
            compressor, member, UInt32(member.count), output.baseAddress, UInt32(output.count))
        }
      }
      try #require(!written[0].isEmpty)
      #expect(written[0] == written[1])
    }
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
