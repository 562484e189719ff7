import Foundation

/// A file that is being downloaded, `NAME.part` beside its destination. One transfer holds it at a
/// time, across processes; others wait.
struct PartFile: ~Copyable {
  private let url: URL
  private let descriptor: Int32

  /// Waits for other transfers; nil if one of them has completed the file in the meantime.
  static func held(for place: URL, isPlaced: () -> Bool) async throws -> PartFile? {
    let url = place.appendingPathExtension("part")
    while true {
      if isPlaced() { return nil }
      if let file = try PartFile(url) { return file }
      // The system offers only blocking calls to wait for another process, so ask again.
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// nil if another transfer holds the file.
  private init?(_ url: URL) throws {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw DownloadError.refused(
        "\(url.lastPathComponent) cannot be written (\(String(cString: strerror(errno))))")
    }
    // The file may have been moved or removed in the meantime; then this is another one.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, Self.isFile(descriptor, url) else {
      close(descriptor)
      return nil
    }
    self.url = url
    self.descriptor = descriptor
  }

  /// Runs `body` with the file while it is held.
  func hold(_ body: (URL) async throws -> Void) async rethrows { try await body(url) }

  deinit { close(descriptor) }

  private static func isFile(_ descriptor: Int32, _ url: URL) -> Bool {
    var held = stat()
    var there = stat()
    return fstat(descriptor, &held) == 0 && stat(url.path, &there) == 0
      && held.st_ino == there.st_ino
  }
}
