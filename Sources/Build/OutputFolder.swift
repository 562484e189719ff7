import Engine
import Foundation
import Synchronization

/// The folder that a build writes to. Files are written completely or not at all, and only if their
/// bytes differ. So an unchanged page keeps its date, and a damaged one is restored.
final class OutputFolder: Sendable {
  /// What is known about a file that was written.
  struct Entry: Codable, Hashable {
    /// What the file was made from. With an equal key it need not be rendered again.
    var key: Digest
    var digest: Digest
    var size: Int
    /// Changes whenever the file is touched, even if its date is set back: status change time in
    /// nanoseconds, and inode.
    var stamp: String
  }

  private struct State {
    var entries: [String: Entry]
    var touched: Set<String> = []
    /// True if files were read again because their stamps had changed.
    var hasNewStamps = false
    var written: [String] = []
  }

  let own: OwnFolder
  var url: URL { own.url }
  /// Whether nothing is written. ``written`` then lists what would be.
  private let isFrozen: Bool
  /// Whether files of earlier builds may be there of which nothing is known any more.
  let isForgetful: Bool
  private let state: Mutex<State>

  init(_ url: URL, isFrozen: Bool = false) {
    own = OwnFolder(url, waiting: ".store/temporary")
    self.isFrozen = isFrozen
    let listed = own.contents(of: Self.statePath).flatMap {
      Sealed.decode([String: Entry].self, from: $0)
    }
    // A copy may lack the hidden list. Then the manifest tells which files were written.
    let known = listed ?? Self.entries(ofManifestIn: own)
    isForgetful =
      known == nil
      && [.file, .folder, .link, .pipe].contains(own.kind(of: Self.statePath))
    let entries = (known ?? [:]).filter {
      OwnFolder.isBelow($0.key) && !$0.key.hasPrefix(".store/")
    }
    state = Mutex(State(entries: entries))
  }

  private static let statePath = ".store/outputs.json"

  /// Throws ``StepFailure`` if the store is a link: the build writes only within its folder.
  static func refuseLinkedStore(in output: URL) throws {
    try OwnFolder(output).makeFolder(for: ".store/any", isMade: false)
  }

  /// Whether a build wrote this file.
  func holds(_ path: String) -> Bool { state.withLock { $0.entries[path] != nil } }

  /// True if the file at `path` was made from `key` and has not been touched since.
  func isCurrent(_ path: String, key: Digest) -> Bool {
    guard let entry = state.withLock({ $0.entries[path] }), entry.key == key, isIntact(path, entry)
    else { return false }
    state.withLock { _ = $0.touched.insert(path) }
    return true
  }

  /// Writes the file unless it has the same bytes already.
  func write(_ data: Data, to path: String, key: Digest? = nil) throws {
    let digest = Digest(of: data)
    let entry = state.withLock { $0.entries[path] }
    if var entry, entry.digest == digest, isIntact(path, entry) {
      entry.key = key ?? digest
      let renewed = entry
      state.withLock {
        $0.touched.insert(path)
        $0.entries[path] = renewed
      }
      return
    }
    if !isFrozen { try own.put(data, at: path) }
    let fresh = Entry(
      key: key ?? digest, digest: digest, size: data.count, stamp: stamp(path) ?? "")
    state.withLock {
      $0.touched.insert(path)
      $0.entries[path] = fresh
      $0.written.append(path)
    }
  }

  /// Removes files that earlier builds wrote and this one did not. Other files are never touched.
  ///
  /// Returns the files that could not be removed, sorted, with the reason. They stay on the list,
  /// so that the next build tries again.
  func finish(removingOthers: Bool) throws -> [(path: String, reason: String)] {
    var left: [(path: String, reason: String)] = []
    if removingOthers, !isFrozen {
      let stale = state.withLock { state in
        state.entries.filter { !state.touched.contains($0.key) }.sorted { $0.key < $1.key }
      }
      for (path, entry) in stale {
        if let reason = remove(path, entry) {
          left.append((path, reason))
        } else {
          state.withLock { $0.entries[path] = nil }
        }
      }
    }
    try save()
    return left
  }

  /// Saves what is known about the files for the next build.
  private func save() throws {
    guard !isFrozen else { return }
    try own.put(try Sealed.encode(state.withLock { $0.entries }), at: Self.statePath)
  }

  /// Files that this build wrote, relative paths, sorted.
  var written: [String] { state.withLock { $0.written.sorted() } }

  /// All files of this build, sorted by path. `withOthers` adds those that earlier builds left.
  func files(withOthers: Bool) -> [(path: String, entry: Entry)] {
    state.withLock { state in
      state.entries.filter { withOthers || state.touched.contains($0.key) }.map {
        (path: $0.key, entry: $0.value)
      }
    }.sorted { $0.path < $1.path }
  }

  /// True if every file of the last build is intact.
  var isIntact: Bool {
    let entries = state.withLock { $0.entries }
    let all = !entries.isEmpty && entries.allSatisfy { isIntact($0.key, $0.value) }
    // After a copy all files were read once. Save their new stamps.
    if all, state.withLock({ $0.hasNewStamps }) { try? save() }
    return all
  }

  private func isIntact(_ path: String, _ entry: Entry) -> Bool {
    guard let stamp = stamp(path) else { return false }
    if stamp == entry.stamp { return true }
    // The file was touched, perhaps only copied: compare its bytes.
    guard let data = own.contents(of: path), Digest(of: data) == entry.digest else {
      return false
    }
    state.withLock {
      $0.entries[path]?.stamp = stamp
      $0.hasNewStamps = true
    }
    return true
  }

  private func stamp(_ path: String) -> String? {
    guard let status = own.status(of: path) else { return nil }
    return "\(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec):\(status.st_ino):\(status.st_size)"
  }
}
