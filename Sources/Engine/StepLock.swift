import Foundation

/// Tells other processes that a step is running, so that two builds of one book never write the
/// same checkpoints. The lock ends with its owner, even if that is killed.
final class StepLock {
  private let file: Int32
  private let path: String
  /// Whether another process holds it.
  private let isTaken: Bool

  private init(_ url: URL) {
    path = url.path
    file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
    // On a file system without locks nobody has to wait.
    isTaken = file >= 0 && flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    if file >= 0, !isTaken { TemporaryFile.note(path) }
  }

  deinit {
    guard file >= 0 else { return }
    // Removed while it is still locked: whoever waited for the removed file opens a new one.
    if !isTaken {
      if isThere { unlink(path) }
      TemporaryFile.forget(path)
    }
    close(file)
  }

  /// Whether the path still leads to the locked file.
  private var isThere: Bool {
    var (own, other) = (stat(), stat())
    return fstat(file, &own) == 0 && lstat(path, &other) == 0 && own.st_ino == other.st_ino
  }

  /// Waits until no other process holds the lock. Throws `CancellationError`.
  static func wait(for url: URL) async throws -> StepLock {
    while true {
      let lock = StepLock(url)
      if !lock.isTaken, lock.file < 0 || lock.isThere { return lock }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
