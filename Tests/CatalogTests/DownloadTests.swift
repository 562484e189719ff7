import Engine
import FlyingFox
import Foundation
import Synchronization
import Testing

@testable import Catalog

@Suite struct DownloadTests {
  /// Serves until the body has run; answers with `respond`.
  private func serving(
    _ respond: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse,
    _ body: (String) async throws -> Void
  ) async throws {
    // The limits only guard against a hang.
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0), timeout: 600, logger: .disabled)
    await server.appendRoute("*", handler: respond)
    let task = Task { try await server.run() }
    try await server.waitUntilListening(timeout: 600)
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

  /// As a step has it: fetched before it runs, then asked for.
  private func located(
    _ catalog: Catalog, _ file: FileReference = DataProject.file
  ) async throws -> URL {
    await catalog.fetch([file])
    return try catalog.location(of: file)
  }

  @Test func aMissingFileIsFetchedAndPlaced() async throws {
    try await serving({ _ in HTTPResponse(statusCode: .ok, body: DataProject.content) }) { url in
      let project = try DataProject(url: url)
      let place = try await located(try project.catalog())
      #expect(place.path.hasSuffix("data/set/tables/a.tsv"))
      #expect(try Data(contentsOf: place) == DataProject.content)
    }
  }

  /// More than there are threads, and each is answered only when all have asked.
  @Test func aTransferHoldsNoThread() async throws {
    let names = (0..<16).map { "tables/\($0).tsv" }
    let (all, asked) = AsyncStream<Void>.makeStream()
    let requests = Mutex(0)
    let everybody = Task { for await _ in all {} }
    try await serving({ _ in
      let count = requests.withLock { count in
        count += 1
        return count
      }
      if count == names.count { asked.finish() }
      await everybody.value
      return HTTPResponse(statusCode: .ok, body: DataProject.content)
    }) { url in
      let project = try DataProject(url: url, files: names)
      let catalog = try project.catalog()
      try await withThrowingTaskGroup(of: URL.self) { group in
        for name in names {
          group.addTask { try await located(catalog, FileReference(dataset: "set", path: name)) }
        }
        for try await place in group {
          #expect(try Data(contentsOf: place) == DataProject.content)
        }
      }
      #expect(requests.withLock { $0 } == names.count)
    }
  }

  @Test func twoWhoNeedTheSameFileFetchItOnce() async throws {
    let requests = Mutex(0)
    let (all, begun) = AsyncStream<Void>.makeStream()
    let everybody = Task { for await _ in all.prefix(4) {} }
    try await serving({ _ in
      requests.withLock { $0 += 1 }
      await everybody.value
      return HTTPResponse(statusCode: .ok, body: DataProject.content)
    }) { url in
      let project = try DataProject(url: url)
      // As processes have them: nothing is shared but the folder.
      let catalogs = try (0..<4).map { _ in try project.catalog() }
      try await withThrowingTaskGroup(of: URL.self) { group in
        for catalog in catalogs {
          group.addTask {
            begun.yield()
            return try await located(catalog)
          }
        }
        for try await place in group {
          #expect(try Data(contentsOf: place) == DataProject.content)
        }
      }
      #expect(requests.withLock { $0 } == 1)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: project.root.appending(path: "data/set/tables").path)
      #expect(names == ["a.tsv"])
    }
  }

  @Test func aWrongFileIsThrownAway() async throws {
    try await serving({ _ in HTTPResponse(statusCode: .ok, body: Data("other".utf8)) }) { url in
      let project = try DataProject(url: url)
      let catalog = try project.catalog()
      let error = await #expect(throws: DataMissing.self) { try await located(catalog) }
      #expect(
        error?.sentence == "set/tables/a.tsv cannot be fetched: what \(url)/tables/a.tsv sent does "
          + "not have the checksum in the catalog; it was deleted")
      let place = project.root.appending(path: "data/set/tables/a.tsv")
      #expect(!FileManager.default.fileExists(atPath: place.path))
      #expect(!FileManager.default.fileExists(atPath: place.path + ".part"))
    }
  }

  @Test func aMissingAddressIsSaid() async throws {
    try await serving({ _ in HTTPResponse(statusCode: .notFound) }) { url in
      let catalog = try DataProject(url: url).catalog()
      let error = await #expect(throws: DataMissing.self) { try await located(catalog) }
      #expect(
        error?.sentence
          == "set/tables/a.tsv cannot be fetched: there is nothing at \(url)/tables/a.tsv")
    }
  }

  @Test func aServerThatDoesNotAnswerIsAskedOnce() async throws {
    let project = try DataProject(url: "http://127.0.0.1:9", files: ["a", "b"])
    let catalog = try project.catalog()
    await catalog.fetch([FileReference(dataset: "set", path: "")])
    for name in ["a", "b"] {
      let error = #expect(throws: DataMissing.self) {
        try catalog.location(of: FileReference(dataset: "set", path: name))
      }
      #expect(
        error?.sentence.hasPrefix("set/\(name) cannot be fetched: 127.0.0.1 cannot be reached")
          == true)
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsSaid() async throws {
    let project = try DataProject(url: "http://127.0.0.1:9")
    try project.place(Data(), at: "data/set")
    let catalog = try project.catalog()
    let error = await #expect(throws: DataMissing.self) { try await located(catalog) }
    #expect(error?.sentence.hasPrefix("set/tables/a.tsv cannot be fetched: ") == true)
    #expect(error?.sentence.contains("cannot be read or written") == true)
  }

  @Test func aCancelledTransferEndsAndKeepsWhatCame() async throws {
    let (halt, end) = AsyncStream<Void>.makeStream()
    let (began, begin) = AsyncStream<Void>.makeStream()
    let body = HaltingBody(
      bytes: Array(DataProject.content.prefix(40_000)), released: Task { for await _ in halt {} })
    try await serving({ _ in
      HTTPResponse(statusCode: .ok, body: HTTPBodySequence(from: body, count: 100_000))
    }) { url in
      let project = try DataProject(url: url)
      let catalog = try Catalog(
        root: project.root, mirror: nil, downloads: true, cache: nil,
        progress: { _, _, _ in begin.finish() })
      let transfer = Task {
        try await catalog.fetch("tables/a.tsv", of: try catalog.dataset("set"))
      }
      for await _ in began {}
      transfer.cancel()
      await #expect(throws: CancellationError.self) { try await transfer.value }
      let part = project.root.appending(path: "data/set/tables/a.tsv.part")
      let came = try Data(contentsOf: part)
      #expect(!came.isEmpty && DataProject.content.starts(with: came))
      end.finish()
    }
  }

  @Test func anInterruptedTransferIsResumed() async throws {
    let content = DataProject.content
    let ranges = Mutex<[String]>([])
    try await serving({ request in
      let range = request.headers[.range]
      ranges.withLock { $0.append(range ?? "all") }
      guard let range, let start = Int(range.dropFirst("bytes=".count).dropLast()) else {
        return HTTPResponse(statusCode: .ok, body: content)
      }
      return HTTPResponse(statusCode: .partialContent, body: content[start...])
    }) { url in
      let project = try DataProject(url: url)
      try project.place(content.prefix(40_000), at: "data/set/tables/a.tsv.part")
      let place = try await located(try project.catalog())
      #expect(try Data(contentsOf: place) == content)
      #expect(ranges.withLock { $0 } == ["bytes=40000-"])
    }
  }

  /// Plays servers that would take a build's time or disk.
  @Test func aServerThatDripsIsLeft() async throws {
    let body = DrippingBody()
    try await serving({ _ in
      HTTPResponse(statusCode: .ok, body: HTTPBodySequence(from: body, count: 100_000))
    }) { url in
      let project = try DataProject(url: url)
      let catalog = try project.catalog(span: 0.3)
      let error = await #expect(throws: DataMissing.self) { try await located(catalog) }
      #expect(
        error?.sentence == "set/tables/a.tsv cannot be fetched: \(url)/tables/a.tsv sent less "
          + "than 1000 bytes a second; the part that came is kept")
    }
  }

  @Test(arguments: [true, false])
  func aFileThatIsTooLargeIsNotFetched(_ tellsSize: Bool) async throws {
    try await serving({ _ in
      guard !tellsSize else { return HTTPResponse(statusCode: .ok, body: DataProject.content) }
      return HTTPResponse(
        statusCode: .ok,
        body: HTTPBodySequence(from: EndlessBody()))
    }) { url in
      let project = try DataProject(url: url, more: "  largest: 0.05\n")
      let error = await #expect(throws: DataMissing.self) {
        try await located(try project.catalog())
      }
      #expect(
        error?.sentence
          == "set/tables/a.tsv cannot be fetched: \(url)/tables/a.tsv sends more than "
          + "the 50000 bytes that a file may have; `largest:` in data/catalog.yaml gives another "
          + "limit in MB")
      #expect(try project.parts() == [])
    }
  }

  @Test func noRedirectLeavesTheEncryptedWay() throws {
    func url(_ text: String) throws -> URL { try #require(URL(string: text)) }
    for (old, new, follows) in [
      ("https://a.org/x", "https://b.org/x", true), ("https://a.org/x", "http://a.org/x", false),
      ("https://a.org/x", "http://127.0.0.1/x", false),
      ("http://127.0.0.1/x", "https://a.org", true),
      ("http://127.0.0.1/x", "http://localhost/y", true),
      ("http://127.0.0.1/x", "http://a.org", false),
      ("https://a.org/x", "ftp://a.org/x", false), ("https://a.org/x", "file:///etc/passwd", false),
    ] {
      #expect(Download.follows(from: try url(old), to: try url(new)) == follows, "\(old) \(new)")
    }
  }

  @Test func aRedirectToAnUnencryptedServerIsRefused() async throws {
    try await serving({ _ in
      HTTPResponse(
        statusCode: .found, headers: HTTPHeaders([.location: "http://example.org/tables/a.tsv"]))
    }) { url in
      let project = try DataProject(url: url)
      let error = await #expect(throws: DataMissing.self) {
        try await located(try project.catalog())
      }
      #expect(
        error?.sentence == "set/tables/a.tsv cannot be fetched: \(url)/tables/a.tsv sends on to "
          + "http://example.org/tables/a.tsv, which is not encrypted")
      #expect(try project.parts() == [])
    }
  }

  @Test func aHostThatTheServerSendsOnToIsNamed() async throws {
    try await serving({ request in
      request.path == "/elsewhere"
        ? HTTPResponse(statusCode: .notFound)
        : HTTPResponse(
          statusCode: .found,
          headers: HTTPHeaders([
            .location:
              "http://localhost:\(request.headers[.host]?.split(separator: ":").last ?? "")/elsewhere"
          ]))
    }) { url in
      let project = try DataProject(url: url)
      let error = await #expect(throws: DataMissing.self) {
        try await located(try project.catalog())
      }
      #expect(error?.sentence.hasSuffix("/elsewhere (sent on to localhost)") == true)
    }
  }

  /// The page that comes with an error is no part of the file.
  @Test(arguments: [
    (404, "there is nothing at"), (403, "answered “403 Forbidden”"),
    (500, "answered “500 Internal Server Error”; try again later"),
    (503, "answered “503 Service Unavailable”; try again later"),
  ])
  func anErrorLeavesNoPart(_ status: Int, _ words: String) async throws {
    try await serving({ _ in
      HTTPResponse(
        statusCode: HTTPStatusCode(status, phrase: "x"), body: Data("an error, in words".utf8))
    }) { url in
      let project = try DataProject(url: url)
      let error = await #expect(throws: DataMissing.self) {
        try await located(try project.catalog())
      }
      #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
      #expect(error?.sentence.contains("NSURL") == false)
      #expect(try project.parts() == [])
    }
  }

  @Test func aServerThatTakesNoConnectionIsSaidInWords() async throws {
    let project = try DataProject(url: "http://127.0.0.1:9")
    let error = await #expect(throws: DataMissing.self) { try await located(try project.catalog()) }
    #expect(
      error?.sentence
        == "set/tables/a.tsv cannot be fetched: 127.0.0.1 cannot be reached: it takes no connection"
    )
    #expect(try project.parts() == [])
  }
}
