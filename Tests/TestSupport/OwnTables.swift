import Engine
import Foundation

/// Tables that a test writes, in a folder of their own.
public final class OwnTables {
  public let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  deinit { try? FileManager.default.removeItem(at: root) }

  public init() {}

  public func write(_ text: String, to name: String) throws -> FileReference {
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: root.appending(path: name))
    return FileReference(path: name)
  }
}
