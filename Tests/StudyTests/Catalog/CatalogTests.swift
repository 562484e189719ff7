import Engine
import FlyingFox
import Foundation
import Synchronization
import Testing

@testable import Study

/// A project in a temporary folder, with a catalog of one data set and a server on the loopback address.
private struct Fixture: ~Copyable {
  let root: URL
  let content = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })

  init(url: String?, file: String = "tables/a.tsv") throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let data = root.appendingPathComponent("data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    let address = url.map { "  url: \($0)\n" } ?? ""
    try "set:\n  licence: CC0\n  checksums: set.sha256\n\(address)"
      .write(to: data.appendingPathComponent("catalog.yaml"), atomically: true, encoding: .utf8)
    try "\(Digest(of: content))  \(file)\n"
      .write(to: data.appendingPathComponent("set.sha256"), atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func place(_ data: Data, at path: String) throws {
    let url = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func catalog(mirror: String? = nil, downloads: Bool = true) throws -> Catalog {
    try Catalog(
      root: root, mirror: mirror.map { root.appendingPathComponent($0) }, downloads: downloads,
      cache: nil)
  }
}

private let reference = FileReference(dataset: "set", path: "tables/a.tsv")

@Suite struct CatalogTests {
  @Test func theDataFolderComesBeforeTheMirror() throws {
    let fixture = try Fixture(url: nil)
    try fixture.place(fixture.content, at: "data/set/tables/a.tsv")
    try fixture.place(fixture.content, at: "mirror/set/tables/a.tsv")
    let place = try fixture.catalog(mirror: "mirror").location(of: reference)
    #expect(place.path.hasSuffix("data/set/tables/a.tsv"))
  }

  @Test func aDamagedFileIsPassedOverForTheMirrors() throws {
    let fixture = try Fixture(url: nil)
    try fixture.place(Data("damaged".utf8), at: "data/set/tables/a.tsv")
    try fixture.place(fixture.content, at: "mirror/set/tables/a.tsv")
    let place = try fixture.catalog(mirror: "mirror").location(of: reference)
    #expect(place.path.hasSuffix("mirror/set/tables/a.tsv"))
  }

  @Test func aDamagedFileIsNeverUsed() throws {
    let fixture = try Fixture(url: nil)
    try fixture.place(Data("damaged".utf8), at: "data/set/tables/a.tsv")
    let catalog = try fixture.catalog()
    let error = #expect(throws: DataMissing.self) { try catalog.location(of: reference) }
    #expect(
      error?.sentence
        == "data/set/tables/a.tsv has another checksum than the catalog says and is not used; set/tables/a.tsv is not in data/set nor in a mirror, and the catalog knows no address to fetch it from; put it there, or name a mirror with --mirror or REPORT_MIRROR"
    )
  }

  @Test func theDigestIsKnownWithoutTheFile() throws {
    let fixture = try Fixture(url: nil)
    #expect(try fixture.catalog().digest(of: reference) == Digest(of: fixture.content))
  }

  @Test func aLinkOutOfTheProjectIsRefused() throws {
    let fixture = try Fixture(url: nil)
    try FileManager.default.createSymbolicLink(
      at: fixture.root.appendingPathComponent("out"),
      withDestinationURL: URL(fileURLWithPath: "/etc"))
    let catalog = try fixture.catalog()
    let error = #expect(throws: DataMissing.self) {
      try catalog.location(of: FileReference(path: "out/hostname"))
    }
    #expect(
      error?.sentence == "out/hostname lies outside the project and data folders and is not read")
  }

  /// Nobody puts them there to be learnt from.
  @Test func filesOfSystemsAreNoData() throws {
    let fixture = try Fixture(url: nil)
    let folder = FileReference(path: "own")
    try fixture.place(Data("a".utf8), at: "own/a/1.png")
    let catalog = try fixture.catalog()
    let before = try catalog.digest(of: folder)
    for name in [".DS_Store", "a/Thumbs.db", "a/desktop.ini", ".git/x", "a/._1.png"] {
      try fixture.place(Data("b".utf8), at: "own/" + name)
    }
    #expect(try catalog.files(in: folder).map(\.path) == ["own/a/1.png"])
    #expect(try catalog.digest(of: folder) == before)
  }

  /// Nobody would see that it is left out.
  @Test func whatCannotBeLookedAtIsNamed() throws {
    let fixture = try Fixture(url: nil)
    try fixture.place(Data("a".utf8), at: "own/a/1.png")
    let catalog = try fixture.catalog()
    let own = fixture.root.appendingPathComponent("own")
    try FileManager.default.createSymbolicLink(
      atPath: own.appendingPathComponent("2.png").path, withDestinationPath: "2.png")
    #expect {
      try catalog.files(in: FileReference(path: "own"))
    } throws: {
      "\($0)".hasSuffix("own/2.png cannot be read (too many levels of symbolic links)")
    }
  }

  @Test func aFolderThatMayNotBeListedIsNamed() throws {
    let fixture = try Fixture(url: nil)
    try fixture.place(Data("a".utf8), at: "own/a/1.png")
    let catalog = try fixture.catalog()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: fixture.root.appendingPathComponent("own/a").path)
    let error = try asNobody {
      #expect(throws: CatalogError.self) { try catalog.digest(of: FileReference(path: "own")) }
    }
    #expect(
      error?.description.hasSuffix("own/a: the folder cannot be opened (permission denied)") == true
    )
  }

  /// Root may read everything: on this thread alone files are looked at as by somebody who may not.
  private func asNobody<T>(_ body: () throws -> T) throws -> T {
    guard geteuid() == 0 else { return try body() }
    typealias Change = @convention(c) (UInt32) -> Int32
    let change = unsafeBitCast(try #require(dlsym(nil, "setfsuid")), to: Change.self)
    _ = change(65534)
    defer { _ = change(0) }
    return try body()
  }

  @Test(arguments: [
    ("", nil), ("# nothing yet\n", nil), ("\u{FEFF}set: {licence: none, folder: own}\n", nil),
    ("words\n", "data/catalog.yaml has no names of data sets, each with its keys below"),
    ("- set\n", "data/catalog.yaml has no names of data sets, each with its keys below"),
  ])
  func whatACatalogMayBe(text: String, sentence: String?) throws {
    let fixture = try Fixture(url: nil)
    try fixture.place(Data(text.utf8), at: "data/catalog.yaml")
    guard let sentence else {
      _ = try fixture.catalog()
      return
    }
    let error = #expect(throws: CatalogError.self) { try fixture.catalog() }
    #expect(error?.description == sentence)
  }

  @Test func aCatalogThatIsNoTextIsNamedInOneSentence() throws {
    let fixture = try Fixture(url: nil)
    try fixture.place(Data([0x61, 0xE9, 0x0A]), at: "data/catalog.yaml")
    let error = #expect(throws: CatalogError.self) { try fixture.catalog() }
    #expect(error?.description == "data/catalog.yaml is not valid UTF-8; save it as UTF-8")
    let place = fixture.root.appendingPathComponent("data/catalog.yaml")
    try FileManager.default.removeItem(at: place)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let folder = #expect(throws: CatalogError.self) { try fixture.catalog() }
    #expect(
      folder?.description
        == "data/catalog.yaml cannot be read or written (Is a directory)")
  }

  @Test func aMalformedChecksumLineIsNamed() throws {
    let fixture = try Fixture(url: nil)
    try fixture.place(Data("abc  x\n".utf8), at: "data/set.sha256")
    let error = #expect(throws: CatalogError.self) { try fixture.catalog() }
    #expect(
      error?.description == "data/set.sha256:1: not a line of sha256sum (digest, two spaces, path)")
  }
}

@Suite struct DownloadTests {
  /// Serves until the body has run; answers with `respond`.
  private func serving(
    _ respond: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse,
    _ body: (String) async throws -> Void
  ) async throws {
    // Other tests hold all threads of their priority for a while; the server has one of its own.
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), timeout: 300)
    await server.appendRoute("*", handler: respond)
    let task = Task(priority: .high) { try await server.run() }
    try await server.waitUntilListening(timeout: 300)
    guard case .ip4(_, let port)? = await server.listeningAddress else {
      Issue.record("the server does not listen")
      return
    }
    do {
      try await body("http://127.0.0.1:\(port)")
    } catch {
      await server.stop()
      task.cancel()
      throw error
    }
    await server.stop()
    task.cancel()
  }

  /// Downloads block, so they must not hold a thread of the pool that the server runs on.
  private func locate(_ catalog: Catalog) async throws -> URL {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try catalog.location(of: reference) })
      }
    }
  }

  @Test func aMissingFileIsFetchedAndPlaced() async throws {
    let content = try Fixture(url: nil).content
    try await serving({ _ in HTTPResponse(statusCode: .ok, body: content) }) { url in
      let fixture = try Fixture(url: url)
      let place = try await locate(try fixture.catalog())
      #expect(place.path.hasSuffix("data/set/tables/a.tsv"))
      #expect(try Data(contentsOf: place) == content)
    }
  }

  @Test func twoWhoNeedTheSameFileFetchItOnce() async throws {
    let content = try Fixture(url: nil).content
    let requests = Mutex(0)
    try await serving({ _ in
      requests.withLock { $0 += 1 }
      try await Task.sleep(for: .milliseconds(200))
      return HTTPResponse(statusCode: .ok, body: content)
    }) { url in
      let fixture = try Fixture(url: url)
      // As two processes: nothing is shared but the folder.
      let catalogs = try (0..<4).map { _ in try fixture.catalog() }
      try await withThrowingTaskGroup(of: URL.self) { group in
        for catalog in catalogs { group.addTask { try await locate(catalog) } }
        for try await place in group { #expect(try Data(contentsOf: place) == content) }
      }
      #expect(requests.withLock { $0 } == 1)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: fixture.root.appendingPathComponent("data/set/tables").path)
      #expect(names == ["a.tsv"])
    }
  }

  @Test func aWrongFileIsThrownAway() async throws {
    try await serving({ _ in HTTPResponse(statusCode: .ok, body: Data("other".utf8)) }) { url in
      let fixture = try Fixture(url: url)
      let catalog = try fixture.catalog()
      await #expect(throws: DataMissing.self) { try await locate(catalog) }
      let place = fixture.root.appendingPathComponent("data/set/tables/a.tsv")
      #expect(!FileManager.default.fileExists(atPath: place.path))
      #expect(!FileManager.default.fileExists(atPath: place.path + ".part"))
    }
  }

  @Test func aMissingAddressIsSaid() async throws {
    try await serving({ _ in HTTPResponse(statusCode: .notFound) }) { url in
      let fixture = try Fixture(url: url)
      let catalog = try fixture.catalog()
      do {
        _ = try await locate(catalog)
        Issue.record("nothing was thrown")
      } catch let error as DataMissing {
        #expect(
          error.sentence
            == "set/tables/a.tsv cannot be fetched: there is nothing at \(url)/tables/a.tsv")
      }
    }
  }

  @Test func anInterruptedTransferIsResumed() async throws {
    let content = try Fixture(url: nil).content
    let ranges = Mutex<[String]>([])
    try await serving({ request in
      let range = request.headers[.range]
      ranges.withLock { $0.append(range ?? "all") }
      guard let range, let start = Int(range.dropFirst("bytes=".count).dropLast()) else {
        return HTTPResponse(statusCode: .ok, body: content)
      }
      return HTTPResponse(statusCode: .partialContent, body: content[start...])
    }) { url in
      let fixture = try Fixture(url: url)
      try fixture.place(content.prefix(40_000), at: "data/set/tables/a.tsv.part")
      let place = try await locate(try fixture.catalog())
      #expect(try Data(contentsOf: place) == content)
      #expect(ranges.withLock { $0 } == ["bytes=40000-"])
    }
  }
}
