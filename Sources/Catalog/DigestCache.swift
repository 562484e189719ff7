import Engine
import Foundation
import Synchronization

/// SHA-256 of files, kept as long as their size, inode and status change time (which nobody can set
/// back) stay the same. Small files are hashed anew, which is faster than a look-up.
final class DigestCache: Sendable {
  private struct Entry: Codable {
    var stamp: String
    var digest: Digest
  }

  private struct State {
    /// Entries by path; nil until the file has been read.
    var known: [String: Entry]?
    /// Entries added in this run.
    var new: [String: Entry] = [:]
  }

  private let file: URL?
  private let state = Mutex(State())

  private static var small: Int { 1 << 16 }

  /// `file` keeps the entries between runs; nil for memory only.
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
    state.withLock { $0.new[place.path] = Entry(stamp: stamp, digest: digest) }
    return digest
  }

  /// Adds the entries of this run to the file and keeps those that other runs have added.
  func save() {
    let new = state.withLock { $0.new }
    guard let file, !new.isEmpty else { return }
    let folder = file.deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Lock the folder instead of the file, since the file is replaced.
    let lock = open(folder.path, O_RDONLY | O_CLOEXEC)
    if lock >= 0 { flock(lock, LOCK_EX) }
    defer { if lock >= 0 { close(lock) } }
    let all = Self.read(file).merging(new) { $1 }
    try? Self.own(file).put(Sealed.encode(all), at: file.lastPathComponent)
  }

  private func known(_ path: String) -> Entry? {
    state.withLock { state in
      if let entry = state.new[path] { return entry }
      let known = state.known ?? file.map(Self.read) ?? [:]
      state.known = known
      return known[path]
    }
  }

  private static func own(_ file: URL) -> OwnFolder { OwnFolder(file.deletingLastPathComponent()) }

  /// A damaged file counts as empty.
  private static func read(_ file: URL) -> [String: Entry] {
    own(file).contents(of: file.lastPathComponent)
      .flatMap { Sealed.decode([String: Entry].self, from: $0) } ?? [:]
  }
}
