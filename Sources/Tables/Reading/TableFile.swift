import Foundation
import XZ

/// The bytes of a table's file, compressed with xz or not, by its ending.
enum TableFile {
  /// Hands on the file piece by piece. Throws ``TableError`` where compressed data is damaged.
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
