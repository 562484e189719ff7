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

  @Test func aCurationLeavesNoUnfinishedFile() async throws {
    let book = try BookFolder()
    try await book.report("phantom", "dicom", "--patients", "4")
    let outcome = try await book.command(["curate", "dicom", "images", "--jobs", "1"]).run {
      process, _ in
      let images = book.root.path + "/images"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: images)) ?? []
      if names.contains(where: { $0.first?.isNumber == true }) { kill(process, SIGINT) }
    }
    #expect(outcome.status == -SIGINT)
    #expect(outcome.error.hasSuffix("the next run goes on from there\n"))
    func names() -> [String] {
      FileManager.default.enumerator(atPath: book.root.path + "/images")?
        .compactMap { $0 as? String } ?? []
    }
    #expect(names().filter { $0.split(separator: "/").last?.hasPrefix(".") == true } == [])
    #expect(try await book.report("curate", "dicom", "images").status == 0)
    #expect(names().filter { $0.hasSuffix("sa.nii.gz") }.count >= 4)
  }

  /// The store is pruned when the build is through with it.
  @Test func cleaningWaitsForTheBuild() async throws {
    let book = try OwnProgramBook.made()
    try book.edit(
      "Chapters/c1.md", "python3 analysis/p11.py",
      "while ! test -e \(book.root.path)/go; do sleep 0.1; done; python3 analysis/p11.py")
    let (began, begin) = AsyncStream<Void>.makeStream()
    async let building = book.command(["build", "--json", "--jobs", "1", "--unconfined"]).run {
      if $1.contains("\"started\"") { begin.finish() }
    }
    for await _ in began {}
    // The program goes on when the other command says that it has found the store in use.
    let cleaned = try await book.command(["clean", "--maximum-size", "0"]).run {
      if $1.contains("waiting until it ends") { try? book.write("go", "") }
    }
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
