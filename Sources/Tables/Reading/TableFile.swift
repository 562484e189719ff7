import Foundation
import XZ

/// Reads the bytes of a table's file, and decompresses it if its name ends with `.xz`.
enum TableFile {
  /// Passes the file on in pieces. Throws ``TableError`` if compressed data is damaged.
  static func read(
    _ url: URL, named name: String?, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard url.pathExtension == "xz" else {
      return try Data(contentsOf: url, options: .alwaysMapped).withUnsafeBytes(body)
    }
    do {
      try XZ.decompress(contentsOf: url, named: name, body)
    } catch let error as XZError {
      throw TableError.damaged(file: error.file, error.reason)
    }
  }
}
