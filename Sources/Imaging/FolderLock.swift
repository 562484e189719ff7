import Foundation

/// Locks a folder for writing, so that no two processes overwrite each other's files. The lock ends
/// with its owner, even if that is killed.
package final class FolderLock {
  private let folder: Int32

  /// Takes the lock. Throws ``FileError`` if another process holds it.
  package init(_ url: URL) throws(FileError) {
    folder = open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // On a file system without locks nothing is refused.
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
