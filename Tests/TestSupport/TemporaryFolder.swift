import Foundation

/// An empty folder that is removed, with all in it, when nothing refers to this value any more: at
/// the end of the test or of the fixture that holds it.
public final class TemporaryFolder: Sendable {
  public let url = FileManager.default.temporaryDirectory.appending(
    path: UUID().uuidString, directoryHint: .isDirectory)

  /// Where it cannot be made, whoever writes to it learns why.
  public init() {
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // A test may have made a folder that nobody may list.
    if (try? FileManager.default.removeItem(at: url)) == nil { Self.open(url) }
    try? FileManager.default.removeItem(at: url)
  }

  /// Where a file of this name is or will be.
  public func place(_ name: String) -> URL { url.appending(path: name) }

  /// Writes a file; folders on the way to it are made.
  @discardableResult
  public func file(_ name: String, _ bytes: some Sequence<UInt8> = []) throws -> URL {
    let file = place(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  private static func open(_ folder: URL) {
    let all: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try? FileManager.default.setAttributes(all, ofItemAtPath: folder.path)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      let inside = folder.appending(path: name)
      let kind = try? inside.resourceValues(forKeys: [.isDirectoryKey, .isSymbolicLinkKey])
      if kind?.isDirectory == true, kind?.isSymbolicLink != true { open(inside) }
    }
  }
}
