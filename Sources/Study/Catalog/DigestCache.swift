import Engine
import Foundation
import Synchronization

/// SHA-256 of files, remembered while size, inode and the time of the last change stay, which nobody can set back. Small files are hashed faster than looked up.
final class DigestCache: Sendable {
  private struct Entry: Codable {
    var stamp: String
    var digest: Digest
  }

  private struct State {
    /// nil until somebody asks.
    var entries: [String: Entry]?
    /// What this process has added to them.
    var added: [String: Entry] = [:]
  }

  private let file: URL?
  private let state = Mutex(State())

  private static var small: Int { 1 << 16 }

  /// `file` keeps what is known between runs; nil for memory only.
  init(at file: URL?) { self.file = file }

  func digest(of place: URL) throws -> Digest {
    var status = stat()
    guard stat(place.path, &status) == 0 else {
      throw DataMissing("\(place.lastPathComponent) cannot be read")
    }
    if status.st_size < Self.small { return Digest(of: try Data(contentsOf: place)) }
    let time = status.st_ctim
    let stamp = "\(status.st_size):\(time.tv_sec).\(time.tv_nsec):\(status.st_ino)"
    if let entry = state.withLock({ known(&$0)[place.path] }), entry.stamp == stamp {
      return entry.digest
    }
    let digest = Digest(of: try Data(contentsOf: place, options: .alwaysMapped))
    // The clock of a file system is coarse: what has just changed may change again and keep its stamp.
    guard Foundation.time(nil) - time.tv_sec > 2 else { return digest }
    state.withLock {
      $0.entries?[place.path] = Entry(stamp: stamp, digest: digest)
      $0.added[place.path] = Entry(stamp: stamp, digest: digest)
    }
    return digest
  }

  /// Adds what is new to what other builds have saved meanwhile.
  func save() {
    let added = state.withLock { $0.added }
    guard let file, !added.isEmpty else { return }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let lock = open(file.path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    defer { if lock >= 0 { close(lock) } }
    // A file system that knows no locks stops nobody.
    if lock >= 0 { flock(lock, LOCK_EX) }
    let merged = Self.read(file).merging(added) { $1 }
    try? JSONEncoder().encode(merged).write(to: file, options: .atomic)
  }

  private func known(_ state: inout State) -> [String: Entry] {
    if let entries = state.entries { return entries }
    let entries = file.map(Self.read) ?? [:]
    state.entries = entries
    return entries
  }

  private static func read(_ file: URL) -> [String: Entry] {
    let data = try? Data(contentsOf: file)
    return data.flatMap { try? JSONDecoder().decode([String: Entry].self, from: $0) } ?? [:]
  }
}
