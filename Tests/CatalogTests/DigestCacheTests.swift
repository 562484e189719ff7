import Engine
import Foundation
import TestSupport
import Testing

@testable import Catalog

@Suite struct DigestCacheTests {
  private let folder = TemporaryFolder()
  private var kept: URL { folder.place("store/digests.json") }

  private func large(_ name: String, _ byte: UInt8) throws -> URL {
    try folder.file(name, repeatElement(byte, count: 100_000))
  }

  @Test func twoRunsAtOnceKeepWhatEitherHashed() throws {
    let (a, b) = try (large("a", 1), large("b", 2))
    let (first, second) = (DigestCache(at: kept), DigestCache(at: kept))
    _ = try first.digest(of: a)
    _ = try second.digest(of: b)
    first.save()
    second.save()
    let text = try String(contentsOf: kept, encoding: .utf8)
    for file in [a, b] { #expect(text.contains("\(Digest(of: try Data(contentsOf: file)))")) }
  }

  /// With another digest in the file it is seen whether that is taken.
  @Test func whatStaysIsNotHashedAgainAndWhatChangesIs() throws {
    let file = try large("a", 1)
    let cache = DigestCache(at: kept)
    let digest = try cache.digest(of: file)
    cache.save()
    let other = Digest(of: "other")
    let text = try String(contentsOf: kept, encoding: .utf8)
    let edited = text.replacing("\(digest)", with: "\(other)")
    let list = try JSONDecoder().decode(
      [String: [String: String]].self, from: Data(edited.split(separator: "\n")[1].utf8))
    // Edited without its seal, it is as good as none.
    try Data(edited.utf8).write(to: kept)
    #expect(try DigestCache(at: kept).digest(of: file) == digest)
    try Sealed.encode(list).write(to: kept)
    #expect(try DigestCache(at: kept).digest(of: file) == other)
    let changed = try large("a", 3)
    #expect(
      try DigestCache(at: kept).digest(of: changed) == Digest(of: Data(contentsOf: changed)))
  }

  @Test(arguments: ["", "{", "[]", "{\"a\": {\"stamp\": 1}}"])
  func aDamagedFileIsAsGoodAsNone(_ text: String) throws {
    try folder.file("store/digests.json", text.utf8)
    let file = try large("a", 1)
    let cache = DigestCache(at: kept)
    #expect(try cache.digest(of: file) == Digest(of: Data(contentsOf: file)))
    cache.save()
    #expect(
      try String(contentsOf: kept, encoding: .utf8).contains(
        "\(Digest(of: try Data(contentsOf: file)))"))
  }
}
