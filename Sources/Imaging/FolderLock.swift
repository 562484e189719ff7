import Foundation

/// Says to other processes that somebody writes to a folder, so that no two write over each other. It ends with its owner, also where
/// that is killed.
package final class FolderLock {
  private let folder: Int32

  /// Throws ``FileError`` where another one holds it.
  package init(_ url: URL) throws(FileError) {
    folder = open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A file system that knows no locks stops nobody.
    if folder >= 0, flock(folder, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw FileError(
        path: url.path,
        reason: "another `report` is writing to this folder; wait for it, or name another folder")
    }
  }

  deinit {
    if folder >= 0 { close(folder) }
  }
}
