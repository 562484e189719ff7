import Foundation
import TestSupport

/// A file system in memory with little room, mounted in a temporary folder as long as this lives.
final class SmallDisk {
  private let folder = TemporaryFolder()
  var url: URL { folder.place("disk") }

  /// Whether this machine lets the tests mount one.
  static let isPossible: Bool = (try? SmallDisk("size=64k")) != nil

  struct Refused: Error {}

  /// `options`: those of tmpfs. Throws where nothing may be mounted.
  init(_ options: String) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    guard
      getuid() == 0, try Self.run("mount", "-t", "tmpfs", "-o", options, "report", url.path) == 0
    else { throw Refused() }
  }

  deinit { _ = try? Self.run("umount", url.path) }

  private static func run(_ words: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
