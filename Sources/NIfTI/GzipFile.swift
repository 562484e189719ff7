import CZ

/// Reads a file through zlib, compressed or not.
final class GzipFile {
  private let file: gzFile

  /// Opens a file; nil if it cannot be opened.
  init?(reading path: String) {
    guard let file = gzopen(path, "rb") else { return nil }
    self.file = file
    gzbuffer(file, 1 << 17)
  }

  deinit { gzclose(file) }

  /// Up to `count` bytes, fewer at the end; nil if the file is damaged.
  func read(_ count: Int) -> [UInt8]? {
    var length: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      length = gzread(file, buffer.baseAddress, UInt32(count))
      initialized = max(0, Int(length))
    }
    var status: Int32 = 0
    _ = gzerror(file, &status)
    return length < 0 || status == Z_BUF_ERROR ? nil : bytes
  }
}
