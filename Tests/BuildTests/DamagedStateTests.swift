import Engine
import Foundation
import Testing

@testable import Build

/// A book that was built, and whose state anybody may have edited since.
@Suite struct DamagedStateTests {
  private let book: SmallBook
  private let pages: [String: Data]
  private let files = FileManager.default

  init() async throws {
    book = try SmallBook()
    #expect(await book.build().status == 0)
    pages = try Self.outputs(of: book)
  }

  private func place(_ path: String) -> URL { book.root.appendingPathComponent(path) }

  private static func outputs(of book: SmallBook) throws -> [String: Data] {
    let base = book.root.appendingPathComponent("output")
    let names = files(below: base).filter { !$0.hasPrefix(".store") }
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: base.appendingPathComponent($0)))
      })
  }

  private static func files(below folder: URL) -> [String] {
    (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
      .filter { name in
        OwnFolder(folder).kind(of: name) == .file
      }
  }

  private func state() -> [String] {
    Self.files(below: place("output/.store")).filter { $0 != "in-use" }.sorted()
  }

  /// Each file of the state in turn, with one bit in its middle turned, and cut in half.
  @Test(arguments: [true, false]) func damageOfAnyStateFileIsHealed(_ isCut: Bool) async throws {
    for name in state() {
      let place = place("output/.store/" + name)
      guard var data = try? Data(contentsOf: place), !data.isEmpty else { continue }
      let whole = data
      if isCut { data = data.prefix(data.count / 2) } else { data[data.count / 2] ^= 1 }
      try data.write(to: place)
      var outcome = await book.build()
      // What is found damaged only when it is read is made by the next build.
      if outcome.status == 1 { outcome = await book.build() }
      #expect(outcome.status == 0, "\(name)")
      #expect(outcome.diagnostics.isEmpty, "\(name)")
      #expect(try Self.outputs(of: book) == pages, "\(name)")
      if name.hasPrefix("records") || name.hasPrefix("objects") {
        #expect(try Data(contentsOf: place) == whole, "\(name)")
      }
    }
  }

  /// A status of 1 in the file of the last build used to stay for ever.
  @Test(arguments: [true, false])
  func theStatusOfTheLastBuildIsNotBelieved(_ isSealed: Bool) async throws {
    let path = place("output/.store/last-build.json")
    let data = try Data(contentsOf: path)
    var last = try #require(Sealed.decode(LastBuild.self, from: data))
    last.outcome.status = 1
    last.outcome.failures = [StepFailure(step: "s", reason: .failed, sentence: "no")]
    var forged = try Sealed.encode(last)
    if !isSealed {
      forged =
        data.prefix { $0 != UInt8(ascii: "\n") } + forged.drop { $0 != UInt8(ascii: "\n") }
    }
    try forged.write(to: path)
    let outcome = await book.build()
    #expect(outcome.status == 0)
    #expect(outcome.failures == [])
  }

  /// Edited parameters used to go into the manifest and to stay there.
  @Test func anEditedRecordNeverReachesTheManifest() async throws {
    let folder = place("output/.store/records")
    for name in try files.contentsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: name)
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing(#"\"factor\":"#, with: #"\"factor\":9"#).utf8).write(to: file)
    }
    try book.append("More.\n", to: "Chapters/c1.md")
    #expect(await book.build().status == 0)
    #expect(try !book.read("output/manifest.json").contains(#"\"factor\":9"#))
  }

  /// The list may name anything, with a seal that fits.
  @Test(arguments: [
    "../mine", "aside/mine", "mine/", "", ".", "..", "../../mine", "html/../../mine",
    "\u{2f}mine", "html/index.html/../../../mine", ".store/kept",
  ])
  func nothingThatTheListNamesOutsideIsRemoved(_ path: String) async throws {
    try book.write("mine", "mine")
    try book.write("mine-too/mine", "mine")
    try book.write("output/.store/kept", "mine")
    try files.createSymbolicLink(at: place("output/aside"), withDestinationURL: book.root)
    let list = place("output/.store/outputs.json")
    var entries = try #require(
      Sealed.decode([String: OutputFolder.Entry].self, from: try Data(contentsOf: list)))
    let digest = Digest(of: "mine")
    entries[path] = .init(key: digest, digest: digest, size: 4, stamp: "")
    try Sealed.encode(entries).write(to: list)
    try book.append("More.\n", to: "Chapters/c1.md")
    _ = await book.build()
    #expect(try book.read("mine") == "mine")
    #expect(try book.read("mine-too/mine") == "mine")
    #expect(try book.read("output/.store/kept") == "mine")
  }

  /// A folder in the place of an output holds somebody's files.
  @Test func aFolderThatTheListNamesStays() async throws {
    let list = place("output/.store/outputs.json")
    var entries = try #require(
      Sealed.decode([String: OutputFolder.Entry].self, from: try Data(contentsOf: list)))
    entries["mine"] = .init(
      key: Digest(of: ""), digest: Digest(of: ""), size: 0, stamp: "")
    try Sealed.encode(entries).write(to: list)
    try book.write("output/mine/file", "mine")
    let told = await book.build().diagnostics.map(\.sentence)
    #expect(told.contains { $0.contains("mine is no longer part of the book") })
    #expect(try book.read("output/mine/file") == "mine")
  }

  @Test func whatIsNoLongerKnownIsSaid() async throws {
    try book.write("output/.store/outputs.json", "{")
    try book.write("output/manifest.json", "{")
    let outcome = await book.build()
    #expect(
      outcome.diagnostics.map(\.description) == [
        "Chapters/book.yaml:1:1: warning[state] the list of the files that earlier builds wrote is damaged, so those that are no longer part of the book stay; remove the output folder to be rid of them"
      ])
    #expect(await book.build().diagnostics.map(\.description) == [])
    #expect(try Self.outputs(of: book) == pages)
  }

  /// Links within the output folder are not followed: neither to write nor to remove.
  @Test(arguments: ["html", "html/figures", ".store", "tables"])
  func noLinkLeadsOutOfTheOutput(_ name: String) async throws {
    try book.write("outside/mine", "mine")
    try book.remove("output/" + name)
    try files.createSymbolicLink(
      at: place("output/" + name), withDestinationURL: place("outside"))
    try book.append("More.\n", to: "Chapters/c1.md")
    let outcome = await book.build()
    #expect(outcome.status == 2)
    #expect(
      outcome.diagnostics.map(\.sentence) == [
        "\(book.root.path)/output/\(name) is a link where a folder of the build belongs; remove it"
      ])
    #expect(try files.contentsOfDirectory(atPath: place("outside").path) == ["mine"])
  }

  /// A page that is a link to a copy of itself is none.
  @Test func aLinkInThePlaceOfAPageIsReplaced() async throws {
    try book.write("outside.html", try book.read("output/html/c2.html"))
    try book.remove("output/html/c2.html")
    try files.createSymbolicLink(
      at: place("output/html/c2.html"), withDestinationURL: place("outside.html"))
    #expect(await book.build().status == 0)
    #expect(OwnFolder(place("output")).kind(of: "html/c2.html") == .file)
  }

  @Test func aFolderOfTheUsersOwnMayBeALink() async throws {
    try files.moveItem(at: place("output"), to: place("elsewhere"))
    try files.createSymbolicLink(at: place("output"), withDestinationURL: place("elsewhere"))
    #expect(await book.build().status == 0)
    #expect(await book.build().ran == 0)
  }
}
