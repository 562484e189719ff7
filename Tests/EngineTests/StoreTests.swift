import Foundation
import Testing

@testable import Engine

@Suite struct StoreTests {
  @Test func equalBytesAreKeptOnce() throws {
    let shop = Workshop()
    let one = try shop.store.keep(Data("a".utf8))
    #expect(try shop.store.keep(Data("a".utf8)) == one)
    // SHA-256 of "a", as in FIPS 180-4's examples of other tools.
    #expect(one.hex == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb")
    #expect(
      shop.kept == ["objects/ca/978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"])
    #expect(shop.store.object(at: one) == Data("a".utf8))
  }

  @Test func aDamagedObjectIsNotServedAndPlacedAgain() throws {
    let shop = Workshop()
    let digest = try shop.store.keep(Data("a".utf8))
    try Data("b".utf8).write(to: shop.place(of: shop.kept[0]))
    #expect(shop.store.object(at: digest) == nil)
    #expect(try shop.store.keep(Data("a".utf8)) == digest)
    #expect(shop.store.object(at: digest) == Data("a".utf8))
  }

  /// The time of the last writing may be set back, as by a copy.
  @Test func anObjectThatWasDamagedWithoutATraceIsMadeAgain() async throws {
    let shop = Workshop()
    let step = Drawn(name: "a")
    let record = try #require(await shop.run(step).records.first)
    let hex = record.output.hex
    let place = shop.place(of: "objects/\(hex.prefix(2))/\(hex.dropFirst(2))")
    let date = try #require(
      FileManager.default.attributesOfItem(atPath: place.path)[.modificationDate] as? Date)
    var data = try Data(contentsOf: place)
    data[0] ^= 1
    try shop.letTheClockTick()
    try data.write(to: place)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: place.path)
    let results = await shop.run(step)
    #expect(results.ran == 1)
    #expect(results.records.first?.output == record.output)
  }

  /// As by a failing disk, or in a store that was copied after the damage: the record is younger
  /// than the object.
  @Test func whatIsFoundDamagedWhenItIsReadIsMadeAgain() async throws {
    let shop = Workshop()
    let step = Drawn(name: "a")
    let record = try #require(await shop.run(step).records.first)
    try shop.damage(record)
    let results = await shop.run(step)
    #expect(results.ran == 0)
    let error = #expect(throws: (any Error).self) { try results.output(of: step) }
    #expect(error.map { "\($0)" } == "the output of Drawn is damaged; build again")
    #expect(await shop.run(step).ran == 1)
  }

  /// What can do without an input does not take a damaged one for one that failed, nor keep what it
  /// makes without it.
  @Test func aDamagedInputEndsTheStepAndIsMadeAgain() async throws {
    let shop = Workshop()
    shop.files["a"] = "one two"
    shop.files["b"] = "three"
    let words = ["a", "b"].map { FirstWord(file: FileReference(path: $0)) }
    try shop.damage(try #require(await shop.run(words[0]).records.first))
    let step = Joined(words: words)
    #expect(await shop.run(step).failures.map(\.reason) == [.failed])
    let results = await shop.run(step)
    #expect(results.failures == [])
    #expect(try results.output(of: step) == Line(text: "0 one, 1 three"))
  }

  /// As after a copy, where objects may come after the records that name them.
  @Test func aYoungerObjectIsReadOnce() async throws {
    let shop = Workshop()
    let record = try #require(await shop.run(Drawn(name: "a")).records.first)
    /// Ticks of the file system's clock, which is coarse.
    func changed(_ place: URL) -> Int {
      var status = stat()
      stat(place.path, &status)
      return status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
    }
    func touch(_ place: URL, after other: URL) throws {
      repeat { try #require(chmod(place.path, 0o644) == 0) } while changed(place) <= changed(other)
    }
    let hex = record.output.hex
    let object = shop.place(of: "objects/\(hex.prefix(2))/\(hex.dropFirst(2))")
    let kept = shop.place(of: "records/\(record.key.hex).json")
    try touch(object, after: kept)
    // The clock has gone on when it is asked.
    let other = shop.place(of: "other")
    try Data().write(to: other)
    try touch(other, after: object)
    #expect(shop.store.holds(output: record.output, of: record.key))
    #expect(changed(object) < changed(kept))
  }

  @Test func aDamagedOrForeignRecordIsAsGoodAsNone() async throws {
    let shop = Workshop()
    let results = await shop.run(Drawn(name: "a"))
    let record = try #require(results.records.first)
    let place = shop.place(of: "records/\(record.key.hex).json")
    try Data("{".utf8).write(to: place)
    #expect(shop.store.record(for: record.key) == nil)
    var foreign = record
    foreign.key = Digest(of: "another")
    try JSONEncoder().encode(foreign).write(to: place)
    #expect(shop.store.record(for: record.key) == nil)
    #expect(await shop.run(Drawn(name: "a")).ran == 1)
  }

  @Test func manyWritersAtOnceLeaveWholeObjectsAndNothingElse() async throws {
    let shop = Workshop()
    let texts = (0..<8).map { String(repeating: "\($0)", count: 20_000) }
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<32 {
        group.addTask { _ = try? shop.store.keep(Data(texts[writer % 8].utf8)) }
      }
    }
    for text in texts {
      #expect(shop.store.object(at: Digest(of: text)) == Data(text.utf8))
    }
    #expect(shop.kept.count == 8)
  }

  @Test func aFolderThatCannotBeWrittenToIsSaid() throws {
    let shop = Workshop()
    try Data().write(to: shop.store.folder)
    #expect(throws: (any Error).self) { try shop.store.keep(Data("a".utf8)) }
  }

  @Test func digestsAreReadFrom64HexadecimalDigitsOnly() throws {
    let digest = Digest(of: "")
    #expect(digest.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(hex: "abc") == nil)
    #expect(Digest(hex: String(repeating: "g", count: 64)) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Digest.self, from: Data(#""abc""#.utf8))
    }
  }
}

@Suite struct PruningTests {
  /// Three objects of 100, 200 and 300 bytes, 3, 2 and 1 days old.
  private func filled() throws -> Workshop {
    let shop = Workshop()
    for (days, size) in [(3.0, 100), (2.0, 200), (1.0, 300)] {
      let digest = try shop.store.keep(Data(repeating: UInt8(days), count: size))
      let name = "objects/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))"
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -days * 86_400)],
        ofItemAtPath: shop.place(of: name).path)
    }
    return shop
  }

  @Test func whatIsOlderGoes() throws {
    let shop = try filled()
    #expect(shop.store.diskUse == 600)
    try shop.store.prune(olderThan: 2.5 * 86_400, maximumSize: nil)
    #expect(shop.store.diskUse == 500)
  }

  @Test func theOldestGoUntilTheSizeIsKept() throws {
    let shop = try filled()
    try shop.store.prune(olderThan: nil, maximumSize: 400)
    #expect(shop.store.diskUse == 300)
    try shop.store.prune(olderThan: nil, maximumSize: 300)
    #expect(shop.store.diskUse == 300)
    try shop.store.prune(olderThan: nil, maximumSize: 0)
    #expect(shop.store.diskUse == 0)
  }

  @Test func withoutLimitsNothingGoes() throws {
    let shop = try filled()
    try shop.store.prune(olderThan: nil, maximumSize: nil)
    #expect(shop.store.diskUse == 600)
  }

  @Test(arguments: [(0.0, nil), (nil, 0)] as [(Double?, Int?)])
  func whatAnotherOneHasRemovedIsPassedOver(age: Double?, size: Int?) async throws {
    let shop = Workshop()
    for text in 0..<1000 { _ = try shop.store.keep(Data("\(text)".utf8)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { try shop.store.prune(olderThan: age, maximumSize: size) } }
      try await group.waitForAll()
    }
    #expect(shop.store.diskUse == 0)
  }

  @Test func whatWasPrunedIsComputedAgain() async throws {
    let shop = Workshop()
    shop.files["a"] = "one two"
    let step = FirstWord(file: FileReference(path: "a"))
    _ = await shop.run(step)
    try shop.store.prune(olderThan: nil, maximumSize: 0)
    let results = await shop.run(step)
    #expect(results.ran == 1)
    #expect(try results.output(of: step) == Line(text: "one"))
  }
}
