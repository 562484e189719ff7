import Foundation
import XZ

/// Reads the bytes of a table's file, and decompresses it if its name ends with `.xz`.
enum TableFile {
  /// Larger tables are refused: a small compressed file may hold any number of bytes.
  static let mostBytes = 1 << 30

  /// Passes the file on in pieces. Throws ``TableError`` if compressed data is damaged, or if there
  /// are more than `most` bytes.
  static func read(
    _ url: URL, named name: String?, most: Int = mostBytes,
    _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var count = 0
    func counted(_ piece: UnsafeRawBufferPointer) throws {
      count += piece.count
      guard count <= most else {
        throw TableError.damaged(
          file: name ?? url.lastPathComponent,
          "the table has more than \(most) bytes; keep only the rows and columns that are needed")
      }
      try body(piece)
    }
    guard url.pathExtension == "xz" else {
      return try Data(contentsOf: url, options: .alwaysMapped).withUnsafeBytes(counted)
    }
    do {
      try XZ.decompress(contentsOf: url, named: name, counted)
    } catch let error as XZError {
      throw TableError.damaged(file: error.file, error.reason)
    }
  }
}
