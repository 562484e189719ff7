import Engine
import Foundation
import Synchronization

/// SHA-256 of files, remembered while size, time and inode stay.
final class DigestCache: Sendable {
  private struct Entry: Codable {
    var stamp: String
    var digest: Digest
  }

  private let file: URL?
  private let entries: Mutex<[String: Entry]>

  /// `file` keeps what is known between runs; nil for memory only.
  init(at file: URL?) {
    self.file = file
    let data = file.flatMap { try? Data(contentsOf: $0) }
    entries = Mutex(
      data.flatMap { try? JSONDecoder().decode([String: Entry].self, from: $0) } ?? [:])
  }

  func digest(of place: URL) throws -> Digest {
    var status = stat()
    guard stat(place.path, &status) == 0 else {
      throw DataMissing("\(place.lastPathComponent) cannot be read")
    }
    let time = status.st_mtim
    let stamp = "\(status.st_size):\(time.tv_sec).\(time.tv_nsec):\(status.st_ino)"
    if let entry = entries.withLock({ $0[place.path] }), entry.stamp == stamp {
      return entry.digest
    }
    let digest = Digest(of: try Data(contentsOf: place, options: .alwaysMapped))
    entries.withLock { $0[place.path] = Entry(stamp: stamp, digest: digest) }
    return digest
  }

  func save() {
    guard let file else { return }
    let known = entries.withLock { $0 }
    guard !known.isEmpty, let data = try? JSONEncoder().encode(known) else { return }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
  }
}
