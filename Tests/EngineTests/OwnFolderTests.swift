import Foundation
import TestSupport
import Testing

@testable import Engine

/// What stands in the places of the program's own files may be anything.
@Suite struct OwnFolderTests {
  private let temporary = TemporaryFolder()
  private var own: OwnFolder { OwnFolder(temporary.place("own")) }

  init() throws {
    try temporary.file("own/a/file", "inside".utf8)
    try temporary.file("outside/file", "outside".utf8)
    for (link, target) in [("own/link", "outside/file"), ("own/elsewhere", "outside")] {
      try FileManager.default.createSymbolicLink(
        at: temporary.place(link), withDestinationURL: temporary.place(target))
    }
    try #require(mkfifo(temporary.place("own/pipe").path, 0o644) == 0)
    try #require(mkdir(temporary.place("own/empty").path, 0o755) == 0)
  }

  @Test(arguments: [
    ("a/file", true), ("link", false), ("elsewhere/file", false), ("pipe", false), ("a", false),
    ("../outside/file", false), ("a/../a/file", false), ("./a/file", false), ("", false),
    ("/a/file", false), ("a//file", false), ("a/file\0", false), ("nothing", false),
    // A slash with an accent on it is a slash to the system.
    ("..\u{2f}\u{301}outside/file", false),
  ])
  func onlyFilesWithinTheFolderAreRead(_ path: String, _ isRead: Bool) {
    #expect((own.contents(of: path) != nil) == isRead)
    #expect((own.status(of: path) != nil) == isRead)
  }

  @Test func aFileThatIsTooLargeIsNotRead() {
    #expect(own.contents(of: "a/file", most: 6) == Data("inside".utf8))
    #expect(own.contents(of: "a/file", most: 5) == nil)
  }

  @Test(arguments: ["a/file", "link", "pipe", "empty/new/file", "new"])
  func whatStandsInThePlaceOfAFileGivesWay(_ path: String) throws {
    try own.put(Data("new".utf8), at: path)
    #expect(own.contents(of: path) == Data("new".utf8))
    #expect(try String(contentsOf: temporary.place("outside/file"), encoding: .utf8) == "outside")
    #expect(own.names(in: "temporary") == [])
  }

  @Test(arguments: [
    ("a", "own/a is a folder where a file of the build belongs; remove it"),
    ("elsewhere/new", "own/elsewhere is a link where a folder of the build belongs; remove it"),
    ("pipe/new", "own/pipe is a pipe where a folder of the build belongs; remove it"),
    ("a/file/new", "own/a/file is a file where a folder of the build belongs; remove it"),
  ])
  func whatCannotGiveWayIsNamed(_ path: String, _ sentence: String) throws {
    let failure = #expect(throws: StepFailure.self) { try own.put(Data(), at: path) }
    #expect(failure?.sentence == temporary.place("").path + "/" + sentence)
    #expect(failure?.reason == .unwritable)
    #expect(own.names(in: "temporary") == [])
    #expect(!FileManager.default.fileExists(atPath: temporary.place("outside/new").path))
  }

  @Test(arguments: [
    ("a/file", true), ("link", true), ("pipe", true), ("nothing", true), ("empty", false),
    ("a", false), ("elsewhere/file", false), ("../outside/file", false),
  ])
  func onlySingleFilesAreRemoved(_ path: String, _ isGone: Bool) throws {
    #expect(own.remove(path) == isGone)
    #expect(try String(contentsOf: temporary.place("outside/file"), encoding: .utf8) == "outside")
  }
}
