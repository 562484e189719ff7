import FlyingFox
import Foundation
import Testing

/// Data from a server on the loopback address.
@Suite struct FetchTests {
  /// A book without a mirror, whose data set is served from what was its mirror.
  private func serving(
    _ answer: @escaping @Sendable (Data?) -> HTTPResponse, _ body: (BookFolder) async throws -> Void
  ) async throws {
    let book = try BookFolder()
    try FileManager.default.moveItem(
      at: book.root.appendingPathComponent("mirror/tiny"),
      to: book.root.appendingPathComponent("served"))
    let folder = book.root.appendingPathComponent("served")
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), timeout: 600)
    await server.appendRoute("*") { request in
      answer(try? Data(contentsOf: folder.appendingPathComponent(request.path)))
    }
    // Other tests hold all threads of their priority for a while.
    let task = Task(priority: .high) { try await server.run() }
    defer { task.cancel() }
    try await server.waitUntilListening(timeout: 600)
    guard case .ip4(_, let port)? = await server.listeningAddress else {
      Issue.record("the server does not listen")
      return
    }
    try book.edit(
      "data/catalog.yaml", "commit: abc", "commit: abc\n  url: http://127.0.0.1:\(port)")
    try await body(book)
    await server.stop()
  }

  @Test func aBuildFetchesWhatItNeeds() async throws {
    try await serving({ data in
      data.map { HTTPResponse(statusCode: .ok, body: $0) } ?? HTTPResponse(statusCode: .notFound)
    }) { book in
      let list = try await book.report("data", "list")
      #expect(list.lines.last == "  0 of 2 files are here")
      // Two at once fetch each file once.
      async let first = book.report("build")
      async let second = book.report("build")
      let outcomes = try await [first, second]
      #expect(outcomes.map(\.status) == [0, 0], "\(outcomes.map(\.error))")
      #expect(try book.read("output/html/index.html").contains("0.800"))
      #expect(
        try book.read("data/tiny/\(BookFolder.random)")
          == BookFolder.confusion([500, 600, 400, 500]))
      let fetch = try await book.report("data", "fetch")
      #expect(fetch.status == 0)
      #expect(fetch.output == "all files are here\n")
    }
  }

  @Test func aTerminalKeepsNoLineOfProgress() async throws {
    try await serving({ data in
      data.map { HTTPResponse(statusCode: .ok, body: $0) } ?? HTTPResponse(statusCode: .notFound)
    }) { book in
      let fetch = try book.command(["data", "fetch"])
      let program = try #require(Command.executable?.path)
      fetch.process.executableURL = URL(filePath: "/usr/bin/script")
      fetch.process.arguments = ["-qec", "'\(program)' data fetch", "/dev/null"]
      let outcome = try await fetch.run()
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("fetching "))
      #expect(outcome.output.components(separatedBy: "\u{1B}[J").last == "all files are here\r\n")
    }
  }

  @Test func anotherFileIsNeverUsed() async throws {
    try await serving({ _ in HTTPResponse(statusCode: .ok, body: Data("another".utf8)) }) { book in
      let fetch = try await book.report("data", "fetch", "tiny")
      #expect(fetch.status == 1)
      #expect(
        fetch.error.contains(
          "sent does not have the checksum in the catalog; it was deleted\n"))
      #expect(fetch.errors.last == "error: 2 files could not be fetched")
      let outcome = try await book.report("build")
      #expect(outcome.status == 0)
      #expect(outcome.error.contains("it was deleted"))
      #expect(
        try book.read("output/html/index.html").contains("<code>tiny</code>, which is not here"))
      #expect(try await book.report("build", "--strict", "--quiet").status == 1)
    }
  }

  @Test func aDamagedPartOfAnEarlierFetchIsFetchedAgain() async throws {
    try await serving({ data in
      data.map { HTTPResponse(statusCode: .ok, body: $0) } ?? HTTPResponse(statusCode: .notFound)
    }) { book in
      try book.write("data/tiny/\(BookFolder.random).part", "no such thing")
      let fetch = try await book.report("data", "fetch")
      #expect(fetch.status == 0, "\(fetch.error)")
      #expect(
        try book.read("data/tiny/\(BookFolder.random)")
          == BookFolder.confusion([500, 600, 400, 500]))
    }
  }

  @Test func aServerThatIsNotThereIsSaid() async throws {
    let book = try BookFolder()
    try book.remove("mirror")
    try book.edit("data/catalog.yaml", "commit: abc", "commit: abc\n  url: http://127.0.0.1:9")
    let outcome = try await book.report("build", "--strict", "--quiet")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("127.0.0.1 cannot be reached"))
  }

  @Test func onlySecureAddressesAreUsed() async throws {
    let book = try BookFolder()
    try book.remove("mirror")
    try book.edit(
      "data/catalog.yaml", "commit: abc", "commit: abc\n  url: http://example.org/tiny")
    let fetch = try await book.report("data", "fetch")
    #expect(fetch.status == 1)
    #expect(fetch.error.contains("http://example.org/tiny is not an https address"))
  }
}
