import DICOM
import Foundation
import Imaging
import ImagingTestSupport
import TestSupport
import Testing

@Suite struct FolderWalkTests {
  @Test func filesInNaturalOrderAndNothingElse() throws {
    let temporary = TemporaryFolder()
    let root = temporary.url.resolvingSymlinksInPath()
    for name in ["b/sax_10/1", "b/sax_9/1", "a", ".hidden/1", "b/.1", "b/Thumbs.db", "desktop.ini"]
    {
      let url = root.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: url)
    }
    // A link to a file is a file; one to a folder that is met anyway may lead in circles; who opens one to nowhere learns so.
    for (name, place) in [("c", "a"), ("d", "b"), ("e", "nowhere"), ("b/f", "..")] {
      try FileManager.default.createSymbolicLink(
        atPath: root.appending(path: name).path, withDestinationPath: place)
    }
    // Whoever opens a pipe waits for its other end.
    #expect(mkfifo(root.appending(path: "g").path, 0o600) == 0)
    let found = FolderWalk(root).map { $0.path.dropFirst(root.path.count + 1) }
    #expect(found == ["a", "b/sax_9/1", "b/sax_10/1", "c", "e"])
    #expect(Array(FolderWalk(root.appending(path: "d"))).count == 2)
    // As any folder that cannot be listed.
    #expect(
      FolderWalk(root.appending(path: "nowhere")).map(\.path)
        == [root.appending(path: "nowhere").path])
  }

  @Test func aLinkIsFollowedToWhatWouldNotBeMet() throws {
    let temporary = TemporaryFolder()
    let root = temporary.url.resolvingSymlinksInPath()
    for name in ["here/a", "here/.store/1", "there/b"] {
      let url = root.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: url)
    }
    // Twice the same; a circle out there; the way back.
    for (name, place) in [
      ("here/c", "../there"), ("here/d", "../there"), ("there/e", "../there"),
      ("there/f", "../here"), ("here/g", ".store"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: root.appending(path: name).path, withDestinationPath: place)
    }
    let here = root.appending(path: "here")
    let found = FolderWalk(here).map { $0.path.dropFirst(here.path.count + 1) }
    #expect(found == ["a", "c/b", "g/1"])
  }

  @Test func aFolderThatMayNotBeReadIsHandedOn() throws {
    let temporary = TemporaryFolder()
    let root = temporary.url.resolvingSymlinksInPath()
    let locked = root.appending(path: "a")
    try FileManager.default.createDirectory(at: locked, withIntermediateDirectories: true)
    #expect(chmod(locked.path, 0) == 0)
    let (found, error) = try Nobody.reads {
      let found = FolderWalk(root).map(\.path)
      return (found, #expect(throws: FileError.self) { try DICOMFile(contentsOf: locked) })
    }
    #expect(found == [locked.path])
    #expect(error?.reason == "the folder cannot be opened (permission denied)")
  }
}
