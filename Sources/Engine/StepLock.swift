import Foundation

/// Says to other processes that a step is running, so that two builds of one book never write to
/// the same checkpoints. It ends with its owner, also where that is killed.
final class StepLock {
  private let file: Int32
  private let path: String
  /// Whether another one holds it.
  private let isTaken: Bool

  private init(_ url: URL) {
    path = url.path
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    // A file system that knows no locks stops nobody.
    isTaken = file >= 0 && flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  deinit {
    guard file >= 0 else { return }
    // Gone before another may have it; who waits for a file that is gone takes the next.
    if !isTaken, isThere { unlink(path) }
    close(file)
  }

  /// Whether the path still leads to this file.
  private var isThere: Bool {
    var (own, other) = (stat(), stat())
    return fstat(file, &own) == 0 && stat(path, &other) == 0 && own.st_ino == other.st_ino
  }

  /// Waits until nobody else has it. Throws `CancellationError`.
  static func wait(for url: URL) async throws -> StepLock {
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    while true {
      let lock = StepLock(url)
      if !lock.isTaken, lock.file < 0 || lock.isThere { return lock }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
