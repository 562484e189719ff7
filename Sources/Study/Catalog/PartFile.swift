import Foundation

/// A file that is being downloaded, `NAME.part` beside its place. One transfer holds it at a time, in whatever process:
/// others wait.
struct PartFile: ~Copyable {
  private let url: URL
  private let descriptor: Int32

  /// Waits for the transfers of others; nil where one has placed the whole file meanwhile.
  init?(of place: URL, isPlaced: () -> Bool) throws {
    url = place.appendingPathExtension("part")
    while true {
      if isPlaced() { return nil }
      let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw DownloadError.refused(
          "\(url.lastPathComponent) cannot be written (\(String(cString: strerror(errno))))")
      }
      // What was waited for may have been moved or thrown away; then this is another file.
      if flock(descriptor, LOCK_EX) == 0, Self.isFile(descriptor, url) {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  /// Runs `body` on the file while it is held.
  func hold(_ body: (URL) throws -> Void) rethrows { try body(url) }

  deinit { close(descriptor) }

  private static func isFile(_ descriptor: Int32, _ url: URL) -> Bool {
    var held = stat()
    var there = stat()
    return fstat(descriptor, &held) == 0 && stat(url.path, &there) == 0
      && held.st_ino == there.st_ino
  }
}
