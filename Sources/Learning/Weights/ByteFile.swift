import Foundation

/// Bytes read piece by piece, from a file or from memory.
final class ByteFile {
  /// Where the bytes are.
  enum Place: Sendable {
    case file(URL)
    /// In memory, with their name in messages.
    case memory(Data, name: String)

    /// The name in messages.
    var path: String {
      switch self {
      case .file(let url): url.path
      case .memory(_, let name): name
      }
    }
  }

  let path: String
  let count: Int
  private enum Source {
    case handle(FileHandle)
    case data(Data)
  }
  private let source: Source

  /// Throws ``WeightError`` if the file cannot be read.
  init(_ place: Place) throws(WeightError) {
    path = place.path
    switch place {
    case .memory(let data, _):
      count = data.count
      source = .data(data)
    case .file(let url):
      let real = url.resolvingSymlinksInPath().path
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: real) else {
        throw WeightError(path: url.path, reason: "there is no such file")
      }
      guard attributes[.type] as? FileAttributeType == .typeRegular,
        let size = attributes[.size] as? Int,
        let handle = FileHandle(forReadingAtPath: real)
      else { throw WeightError(path: url.path, reason: "this is no file that can be read") }
      count = size
      source = .handle(handle)
    }
  }

  convenience init(_ url: URL) throws(WeightError) { try self.init(.file(url)) }

  deinit {
    if case .handle(let handle) = source { try? handle.close() }
  }

  /// All bytes of a range, which must lie within the file.
  func read(_ range: Range<Int>) throws(WeightError) -> Data {
    if range.isEmpty { return Data() }
    switch source {
    case .data(let data):
      let start = data.startIndex
      return Data(data[start + range.lowerBound..<start + range.upperBound])
    case .handle(let handle):
      do {
        try handle.seek(toOffset: UInt64(range.lowerBound))
        if let data = try handle.read(upToCount: range.count), data.count == range.count {
          return data
        }
      } catch {}
      throw WeightError(path: path, reason: "the file cannot be read to its end")
    }
  }
}
