import Foundation
import Testing

/// Ctrl-C and its like end the program with one sentence, and nothing is lost.
@Suite struct InterruptionTests {
  private func leftovers(_ book: BookFolder) -> [String] {
    ["temporary", "locks"].flatMap { folder in
      let place = book.root.appendingPathComponent("output/.store/\(folder)").path
      return (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func whatWasFinishedIsKept(_ signal: Int32) async throws {
    let book = try OwnProgramBook.made()
    try await book.build("--unconfined", endsWith: 0)
    let pages = try book.outputs()
    try book.remove("output")
    let program = "python3 analysis/p43.py"
    try book.edit("Chapters/c4.md", program, "sleep 600")
    let outcome = try await book.command(["build", "--json", "--jobs", "1", "--unconfined"]).run {
      process, text in
      if text.components(separatedBy: "\"started\"").count == 13 { kill(process, signal) }
    }
    #expect(outcome.status == -signal)
    #expect(
      outcome.error
        == "stopped; what was finished is kept, and the next run goes on from there\n")
    #expect(leftovers(book) == [])
    #expect(!FileManager.default.fileExists(atPath: book.root.path + "/output/html"))
    try book.edit("Chapters/c4.md", "sleep 600", program)
    let next = try await book.report("build", "--unconfined")
    #expect(next.status == 0)
    #expect(next.output.hasPrefix("1 of 12 steps run"))
    #expect(try book.outputs() == pages)
  }

  /// The store is pruned when the build is through with it.
  @Test func cleaningWaitsForTheBuild() async throws {
    let book = try OwnProgramBook.made()
    try book.edit("Chapters/c1.md", "python3 analysis/p11.py", "sleep 2; python3 analysis/p11.py")
    let (began, begin) = AsyncStream<Void>.makeStream()
    async let building = book.command(["build", "--json", "--jobs", "1", "--unconfined"]).run {
      if $1.contains("\"started\"") { begin.finish() }
    }
    for await _ in began {}
    let cleaned = try await book.report("clean", "--maximum-size", "0")
    let built = try await building
    #expect(built.status == 0, "\(built.error)")
    #expect(cleaned.status == 0)
    #expect(cleaned.error == "a build uses the store; waiting until it ends\n")
    #expect(cleaned.output == "the store takes 0.0 MB\n")
    #expect(try book.outputs().count { $0.key.hasPrefix("html/") } > 12)
    let again = try await book.report("build", "--unconfined")
    #expect(again.output.hasPrefix("12 of 12 steps run, 0 files written"))
  }
}
