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
    var isChanged = false
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
    state.withLock {
      $0.entries?[place.path] = Entry(stamp: stamp, digest: digest)
      $0.isChanged = true
    }
    return digest
  }

  func save() {
    let changed = state.withLock { $0.isChanged ? $0.entries : nil }
    guard let file, let changed, let data = try? JSONEncoder().encode(changed) else { return }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
  }

  private func known(_ state: inout State) -> [String: Entry] {
    if let entries = state.entries { return entries }
    let data = file.flatMap { try? Data(contentsOf: $0) }
    let entries = data.flatMap { try? JSONDecoder().decode([String: Entry].self, from: $0) } ?? [:]
    state.entries = entries
    return entries
  }
}
