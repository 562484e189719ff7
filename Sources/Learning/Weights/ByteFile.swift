import Foundation

/// A file read piece by piece.
final class ByteFile {
  let path: String
  let count: Int
  private let handle: FileHandle

  init(_ url: URL) throws(WeightError) {
    path = url.path
    let real = url.resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: real) else {
      throw WeightError(path: path, reason: "there is no such file")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int,
      let handle = FileHandle(forReadingAtPath: real)
    else { throw WeightError(path: path, reason: "this is no file that can be read") }
    count = size
    self.handle = handle
  }

  deinit { try? handle.close() }

  /// All bytes of the range, which is within the file.
  func read(_ range: Range<Int>) throws(WeightError) -> Data {
    if range.isEmpty { return Data() }
    do {
      try handle.seek(toOffset: UInt64(range.lowerBound))
      if let data = try handle.read(upToCount: range.count), data.count == range.count {
        return data
      }
    } catch {}
    throw WeightError(path: path, reason: "the file cannot be read to its end")
  }
}
