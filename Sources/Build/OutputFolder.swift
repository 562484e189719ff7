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

  let url: URL
  /// Whether nothing is written. ``written`` then lists what would be.
  private let isFrozen: Bool
  private let state: Mutex<State>

  init(_ url: URL, isFrozen: Bool = false) {
    self.url = url
    self.isFrozen = isFrozen
    let data = try? Data(contentsOf: Self.stateFile(url))
    let entries = data.flatMap { try? JSONDecoder().decode([String: Entry].self, from: $0) }
    // A copy may lack the hidden list. Then the manifest tells which files were written.
    let known = entries ?? Self.entries(ofManifestIn: url)
    state = Mutex(State(entries: known.filter { Self.isBelow($0.key) }))
  }

  private static func stateFile(_ url: URL) -> URL {
    url.appendingPathComponent(".store/outputs.json")
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
    let file = url.appendingPathComponent(path)
    if !isFrozen { try place(data, at: file) }
    let fresh = Entry(
      key: key ?? digest, digest: digest, size: data.count, stamp: Self.stamp(file.path) ?? "")
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
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(state.withLock { $0.entries })
    try place(data, at: Self.stateFile(url))
  }

  /// Writes beside the store and then moves the file, so that a killed build leaves no partial or
  /// stray file among the pages.
  private func place(_ data: Data, at file: URL) throws {
    let waiting = url.appendingPathComponent(".store/temporary")
    let temporary = waiting.appendingPathComponent(UUID().uuidString)
    do {
      for folder in [waiting, file.deletingLastPathComponent()] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      try data.write(to: temporary)
      guard rename(temporary.path, file.path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw StepFailure(unwritable: file.path, error)
    }
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
    let file = url.appendingPathComponent(path)
    guard let stamp = Self.stamp(file.path) else { return false }
    if stamp == entry.stamp { return true }
    // The file was touched, perhaps only copied: compare its bytes.
    guard let data = try? Data(contentsOf: file), Digest(of: data) == entry.digest else {
      return false
    }
    state.withLock {
      $0.entries[path]?.stamp = stamp
      $0.hasNewStamps = true
    }
    return true
  }

  private static func stamp(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec):\(status.st_ino):\(status.st_size)"
  }
}
