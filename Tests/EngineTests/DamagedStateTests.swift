import Foundation
import Testing

@testable import Engine

/// Records are not believed by their names alone.
@Suite struct DamagedStateTests {
  private let shop = Workshop()
  private let step = FirstWord(file: FileReference(path: "a"))

  init() { shop.files["a"] = "one two" }

  private func place(_ record: StepRecord) -> URL {
    shop.place(of: "records/\(record.key.hex).json")
  }

  private static let forgeries: [(String, @Sendable (inout StepRecord) -> Void)] = [
    ("name", { $0.name = "Other" }), ("id", { $0.id = Digest(of: "x").hex }),
    ("key", { $0.key = Digest(of: "x") }), ("asked", { $0.asked = Digest(of: "x") }),
    ("parameters", { $0.parameters = "{}" }), ("code", { $0.code = "2" }),
    ("toolchain", { $0.toolchain = Toolchain(["Swift": "1"]) }), ("seed", { $0.seed += 1 }),
    ("files", { $0.files = [] }), ("digest", { $0.files[0].digest = Digest(of: "x") }),
    ("inputs", { $0.inputs = [.init(step: "s", output: Digest(of: "x"))] }),
    ("failed", { $0.failed = ["s"] }), ("output", { $0.output = Digest(of: "x") }),
  ]

  /// Whoever edits a field does not know the seal, or makes a new one.
  @Test(arguments: forgeries.map(\.0), [false, true])
  func aRecordThatDoesNotFitItselfIsMadeAnew(_ field: String, _ isSealed: Bool) async throws {
    let record = try #require(await shop.run(step).records.first)
    var forged = record
    try #require(Self.forgeries.first { $0.0 == field }).1(&forged)
    var data = try Sealed.encode(forged)
    if !isSealed {
      let seal = try Sealed.encode(record).prefix { $0 != UInt8(ascii: "\n") }
      data = seal + data.drop { $0 != UInt8(ascii: "\n") }
    }
    try data.write(to: place(record))
    if field != "output" || !isSealed {
      #expect(shop.store.record(for: record.key) == nil)
      #expect(shop.store.allRecords() == [])
    }
    let results = await shop.run(step)
    #expect(results.ran == 1)
    #expect(results.records == [record])
    #expect(shop.store.record(for: record.key) == record)
  }

  @Test func aRecordUnderAnotherNameIsNone() async throws {
    let record = try #require(await shop.run(step).records.first)
    let other = shop.place(of: "records/\(Digest(of: "x").hex).json")
    try FileManager.default.copyItem(at: place(record), to: other)
    #expect(shop.store.allRecords() == [record])
    #expect(shop.store.record(for: Digest(of: "x")) == nil)
  }

  /// A record knows which of its optional inputs failed.
  @Test func aRecordWithoutAFailedInputIsBelieved() async throws {
    let words = [step, FirstWord(file: FileReference(path: "nowhere"))]
    let joined = Joined(words: words)
    let record = try #require(await shop.run(joined).records.last)
    #expect(record.failed?.count == 1)
    #expect(shop.store.record(for: record.key) == record)
  }

  enum Damage: String, CaseIterable, Sendable {
    case link, pipe, emptyFolder, folder, unreadable

    func put(_ place: URL) throws {
      let files = FileManager.default
      try? files.removeItem(at: place)
      switch self {
      case .link:
        let target = place.deletingLastPathComponent().appending(path: "target")
        try Data("target".utf8).write(to: target)
        try files.createSymbolicLink(at: place, withDestinationURL: target)
      case .pipe: try #require(mkfifo(place.path, 0o644) == 0)
      case .emptyFolder: try files.createDirectory(at: place, withIntermediateDirectories: false)
      case .folder:
        try files.createDirectory(at: place, withIntermediateDirectories: false)
        try Data("mine".utf8).write(to: place.appending(path: "mine"))
      case .unreadable: try Data().write(to: place)
      }
    }
  }

  /// None of them is removed with what is in it, and none keeps a build waiting.
  @Test(arguments: Damage.allCases, ["record", "object", "journal", "durations.tsv", "lock"])
  func anythingInThePlaceOfAFileIsHealedOrNamed(_ damage: Damage, _ kind: String) async throws {
    let telling = Telling(word: "a")
    let record = try #require(await shop.run(telling).records.first)
    let hex = record.output.hex
    let place =
      switch kind {
      case "record": place(record)
      case "object": shop.place(of: "objects/\(hex.prefix(2))/\(hex.dropFirst(2))")
      case "journal": shop.place(of: "journals/\(record.id)")
      case "lock": shop.place(of: "locks/\(record.key.hex)")
      default: shop.place(of: kind)
      }
    if kind == "lock" || kind == "journal" || kind == "durations.tsv" {
      try FileManager.default.removeItem(at: self.place(record))
    }
    try damage.put(place)
    let warnings = shop.store.clear()
    let results = await shop.run(telling)
    let named =
      results.failures.map(\.sentence) + warnings
      + [Result { try shop.store.journal(of: record.id) }].compactMap { result -> String? in
        if case .failure(let error) = result { "\(error)" } else { nil }
      }
    let isFolder = damage == .folder || damage == .emptyFolder
    if named.isEmpty {
      #expect(results.records == [record])
      #expect(try results.output(of: telling) == Line(text: "a"))
      #expect(shop.store.own.kind(of: "durations.tsv") == .file)
    } else {
      #expect(isFolder)
      #expect(named.allSatisfy { $0.contains(place.path) && $0.hasSuffix("; remove it") })
    }
    if damage == .folder {
      #expect(FileManager.default.fileExists(atPath: place.appending(path: "mine").path))
    }
  }

  /// Where a link leads, nothing is written and nothing is removed.
  @Test(arguments: ["objects", "records", "checkpoints", "journals", "locks", "temporary"])
  func noLinkLeadsOutOfTheStore(_ name: String) async throws {
    let outside = shop.place(of: "../outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: outside.appending(path: "mine"))
    try FileManager.default.createDirectory(
      at: shop.store.folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: shop.place(of: name), withDestinationURL: outside)
    #expect(await shop.run(step).failures.map(\.sentence).allSatisfy { $0.hasSuffix("remove it") })
    try shop.store.prune(olderThan: nil, maximumSize: 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == ["mine"])
    #expect(shop.store.clear() == [])
    #expect(await shop.run(step).failures == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == ["mine"])
  }

  @Test func aLinkInPlaceOfCheckpointsLeadsNowhere() async throws {
    let outside = shop.place(of: "../outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: outside.appending(path: "mark"))
    let first = await shop.run(Resuming())
    #expect(first.failures.count == 1)
    let folder = shop.place(of: "checkpoints")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
    try FileManager.default.removeItem(at: folder.appending(path: name))
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: name), withDestinationURL: outside)
    #expect(await shop.run(Resuming()).failures.count == 1)
    #expect(try String(contentsOf: outside.appending(path: "mark"), encoding: .utf8) == "mine")
  }
}
