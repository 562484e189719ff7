import Foundation

/// Tells other processes that a store is being read and written: many builds may do so at once, but
/// nobody prunes it meanwhile. It ends with its owner, even if that is killed.
public final class StoreUse: Sendable {
  /// Whether the file system has locks. Without them nobody waits for anybody.
  public let hasLocks: Bool
  private let file: Int32

  private init(file: Int32, hasLocks: Bool) {
    self.file = file
    self.hasLocks = hasLocks
  }

  deinit { if file >= 0 { close(file) } }

  /// nil if others use the store in a way that excludes this one.
  fileprivate init?(_ path: String, isAlone: Bool) {
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
    let isHeld = file >= 0 && flock(file, (isAlone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0
    if !isHeld, file >= 0, errno == EWOULDBLOCK {
      close(file)
      return nil
    }
    self.file = file
    hasLocks = isHeld
  }

  /// Lets others in again that read and write.
  fileprivate func share() { if file >= 0 { flock(file, LOCK_SH | LOCK_NB) } }
}

extension Store {
  private static var usePath: String { "in-use" }

  /// Waits while another process prunes the store. What killed builds left unfinished is removed if
  /// no other build is running. nil if the store is not there and `isMade` is false. Throws
  /// ``StepFailure`` if the store cannot be made, and `CancellationError`.
  public func use(isMade: Bool = true) async throws -> StoreUse? {
    guard isMade || FileManager.default.fileExists(atPath: folder.path) else { return nil }
    try own.makeFolder(for: Self.usePath)
    let path = own.place(Self.usePath).path
    if let alone = StoreUse(path, isAlone: true), alone.hasLocks {
      removeUnfinished()
      alone.share()
      return alone
    }
    return try await wait({}) { StoreUse(path, isAlone: false) }
  }

  /// Waits until no build uses the store; `waits` is called if one does. Others wait until this is
  /// released. Throws as ``use(waits:)`` does.
  public func reserve(waits: () -> Void = {}) async throws -> StoreUse {
    try own.makeFolder(for: Self.usePath)
    return try await wait(waits) { StoreUse(own.place(Self.usePath).path, isAlone: true) }
  }

  private func wait(_ waits: () -> Void, _ attempt: () -> StoreUse?) async throws -> StoreUse {
    var isFirst = true
    while true {
      if let use = attempt() { return use }
      if isFirst { waits() }
      isFirst = false
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Files that were not moved to their places, and locks of steps.
  private func removeUnfinished() {
    for folder in ["temporary", "locks"] {
      for name in own.names(in: folder) { own.remove("\(folder)/\(name)") }
    }
  }
}
