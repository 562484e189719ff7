import Foundation
import Imaging
import Testing

@Suite struct FolderWalkTests {
  @Test func filesInNaturalOrderAndNothingElse() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
      .resolvingSymlinksInPath()
    defer { try? FileManager.default.removeItem(at: root) }
    for name in ["b/sax_10/1", "b/sax_9/1", "a", ".hidden/1", "b/.1"] {
      let url = root.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: url)
    }
    // A link to a file is a file; one to a folder may lead in circles; one to nowhere is nothing.
    for (name, place) in [("c", "a"), ("d", "b"), ("e", "nowhere"), ("b/f", "..")] {
      try FileManager.default.createSymbolicLink(
        atPath: root.appending(path: name).path, withDestinationPath: place)
    }
    // Whoever opens a pipe waits for its other end.
    #expect(mkfifo(root.appending(path: "g").path, 0o600) == 0)
    let found = FolderWalk(root).map { $0.path.dropFirst(root.path.count + 1) }
    #expect(found == ["a", "b/sax_9/1", "b/sax_10/1", "c"])
    #expect(Array(FolderWalk(root.appending(path: "d"))).count == 2)
    #expect(Array(FolderWalk(root.appending(path: "nowhere"))).isEmpty)
  }
}
