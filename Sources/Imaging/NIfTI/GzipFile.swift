import CZ

/// A file that zlib reads or writes; plain files are read, and written, as they are.
final class GzipFile {
  private var file: gzFile?

  /// Reads a file, compressed or not; nil where it cannot be opened.
  init?(reading path: String) {
    guard let file = gzopen(path, "rb") else { return nil }
    self.file = file
    gzbuffer(file, 1 << 17)
  }

  /// Writes a file; nil where it cannot be made. Level 1: images hardly get smaller with more, and take thrice as long.
  init?(writing path: String, isCompressed: Bool) {
    guard let file = gzopen(path, isCompressed ? "wb1" : "wbT") else { return nil }
    self.file = file
    gzbuffer(file, 1 << 17)
  }

  deinit { if let file { gzclose(file) } }

  /// Up to `count` bytes, fewer at the end; nil where the file is damaged.
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

  /// Whether all bytes were taken.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.isEmpty || gzwrite(file, bytes.baseAddress, UInt32(bytes.count)) == Int32(bytes.count)
  }

  /// Whether everything is on its way to the disk.
  func close() -> Bool {
    defer { file = nil }
    return gzclose(file) == Z_OK
  }
}
