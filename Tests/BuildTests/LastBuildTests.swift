import Engine
import Foundation
import TestSupport
import Testing

@testable import Book
@testable import Build

/// When a book need not even be read.
@Suite struct LastBuildTests {
  /// Answers that can be changed.
  private struct Files: FileSource {
    var contents: [FileReference: String] = [:]
    var folder: [FileReference] = []
    var names: [String] = []

    func location(of file: FileReference) throws -> URL { throw DataMissing("no place") }
    func digest(of file: FileReference) throws -> Digest {
      guard let text = contents[file] else { throw DataMissing("\(file) is not there") }
      return Digest(of: text)
    }
    func files(in folder: FileReference) throws -> [FileReference] { self.folder }
    func names(in folder: FileReference) -> [String]? { names }
  }

  private let folder = TemporaryFolder()
  private var root: URL { folder.url }
  private let code = Digest(of: "code")

  private func last(_ asked: AskedFiles, sources: [String: Digest] = [:]) -> LastBuild {
    LastBuild(
      code: code, sources: sources, answers: asked.answers, steps: [],
      outcome: BuildOutcome(diagnostics: [], status: 0))
  }

  private func isCurrent(_ last: LastBuild, _ files: Files) -> Bool {
    last.isCurrent(code: code, root: root, files: files, store: Store(at: root))
  }

  @Test func otherDataIsAnotherBook() throws {
    let a = FileReference(path: "a")
    let b = FileReference(path: "b")
    var files = Files(contents: [a: "1"], folder: [a], names: ["a"])
    let asked = AskedFiles(files)
    #expect(try asked.digest(of: a) == Digest(of: "1"))
    #expect(throws: DataMissing.self) { try asked.digest(of: b) }
    #expect(try asked.files(in: FileReference(path: "")) == [a])
    #expect(asked.names(in: FileReference(path: "")) == ["a"])
    let last = last(asked)
    #expect(isCurrent(last, files))
    #expect(
      !last.isCurrent(code: Digest(of: "x"), root: root, files: files, store: Store(at: root)))

    for change in [
      { files in files.contents[a] = "2" }, { files in files.contents[b] = "3" },
      { files in files.folder = [a, b] }, { files in files.names = [] },
    ] as [(inout Files) -> Void] {
      let before = files
      change(&files)
      #expect(!isCurrent(last, files))
      files = before
    }
  }

  @Test func otherSourcesAreAnotherBook() throws {
    let chapter = root.appending(path: "index.md")
    try Data("a".utf8).write(to: chapter)
    let last = last(AskedFiles(Files()), sources: ["index.md": Digest(of: "a")])
    #expect(isCurrent(last, Files()))
    try Data("b".utf8).write(to: chapter)
    #expect(!isCurrent(last, Files()))
    try FileManager.default.removeItem(at: chapter)
    #expect(!isCurrent(last, Files()))
  }

  /// As a fresh clone refuses it, so does a folder in which nothing is to be done.
  @Test func aChapterThatBecomesALinkIsReadAgain() async throws {
    let book = try SmallBook()
    #expect(await book.build().status == 0)
    let outside = try SmallBook()
    let chapter = book.root.appending(path: "Chapters/c1.md")
    let inside = book.root.appending(path: "Chapters/first.md")
    try FileManager.default.moveItem(at: chapter, to: inside)
    try FileManager.default.createSymbolicLink(at: chapter, withDestinationURL: inside)
    #expect(await book.build().status == 0)
    try FileManager.default.removeItem(at: chapter)
    try FileManager.default.createSymbolicLink(
      at: chapter, withDestinationURL: outside.root.appending(path: "Chapters/c1.md"))
    let outcome = await book.build()
    #expect(outcome.status == 2)
    #expect(
      outcome.diagnostics.map(\.description) == [
        "Chapters/book.yaml:1:1: error[outside-project] Chapters/c1.md is a link that leads out of the project; copy what it leads to"
      ])
  }
}
