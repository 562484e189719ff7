import Engine
import Foundation
import Synchronization

/// SHA-256 of files, remembered while their size, inode and time of last change, which nobody can
/// set back, stay. Small files are hashed faster than looked up.
final class DigestCache: Sendable {
  private struct Entry: Codable {
    var stamp: String
    var digest: Digest
  }

  private struct State {
    /// By path; nil until somebody asks.
    var known: [String: Entry]?
    /// What was hashed in this run.
    var new: [String: Entry] = [:]
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
    if let entry = known(place.path), entry.stamp == stamp { return entry.digest }
    let digest = Digest(of: try Data(contentsOf: place, options: .alwaysMapped))
    // Clocks of file systems are coarse: what has just changed may change again and keep its stamp.
    guard Foundation.time(nil) - time.tv_sec > 2 else { return digest }
    state.withLock { $0.new[place.path] = Entry(stamp: stamp, digest: digest) }
    return digest
  }

  /// Adds what this run has hashed to the file, beside what other runs have put there meanwhile.
  func save() {
    let new = state.withLock { $0.new }
    guard let file, !new.isEmpty else { return }
    let folder = file.deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // One at a time reads and writes it: the folder stands for the file, which is replaced.
    let lock = open(folder.path, O_RDONLY | O_CLOEXEC)
    if lock >= 0 { flock(lock, LOCK_EX) }
    defer { if lock >= 0 { close(lock) } }
    let all = Self.read(file).merging(new) { $1 }
    try? JSONEncoder().encode(all).write(to: file, options: .atomic)
  }

  private func known(_ path: String) -> Entry? {
    state.withLock { state in
      if let entry = state.new[path] { return entry }
      let known = state.known ?? file.map(Self.read) ?? [:]
      state.known = known
      return known[path]
    }
  }

  /// A file that is damaged is as good as none.
  private static func read(_ file: URL) -> [String: Entry] {
    let data = try? Data(contentsOf: file)
    return data.flatMap { try? JSONDecoder().decode([String: Entry].self, from: $0) } ?? [:]
  }
}
