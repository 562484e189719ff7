import Foundation

/// An opened file of weights. Its contents are known and checked, but the numbers are not read yet.
public struct WeightFile: Sendable {
  /// The file's format.
  public enum Format: String, Sendable {
    case safetensors
    case tensorFlow = "TensorFlow checkpoint"
  }

  /// The name in messages: the path of the opened file.
  public let path: String
  /// The file's format.
  public let format: Format
  /// The tensors in the order of their names.
  public let entries: [Entry]
  /// The file's texts by name; empty for a checkpoint.
  public let metadata: [String: String]
  /// The files that hold the numbers.
  let parts: [ByteFile.Place]

  /// Opens a safetensors file, or a TensorFlow checkpoint by its prefix or one of its files.
  ///
  /// A Python pickle is never opened: reading one runs the code in it. Throws ``WeightError``.
  public init(opening url: URL) throws(WeightError) {
    if let prefix = Self.checkpointPrefix(url) {
      try self.init(checkpoint: prefix)
    } else {
      if url.pathExtension != "safetensors" { try Self.refuseOthers(url) }
      try self.init(safetensors: .file(url))
    }
  }

  /// Opens the bytes of a safetensors file; `name` is their name in messages. Throws
  /// ``WeightError``.
  public init(data: Data, name: String = "the weights") throws(WeightError) {
    try self.init(safetensors: .memory(data, name: name))
  }

  init(
    path: String, format: Format, entries: [Entry], metadata: [String: String],
    parts: [ByteFile.Place]
  ) {
    self.path = path
    self.format = format
    self.entries = entries.sorted { $0.name < $1.name }
    self.metadata = metadata
    self.parts = parts
  }

  /// Reads the numbers and verifies checksums if there are any. Text tensors of a checkpoint are
  /// left out.
  ///
  /// Memory is bounded by the size of the files, whatever they claim. Throws ``WeightError``.
  public func weights() throws(WeightError) -> Weights {
    var weights = Weights(metadata: metadata)
    for (part, entries) in Dictionary(grouping: entries, by: \.part).sorted(by: { $0.key < $1.key })
    {
      let file = try ByteFile(parts[part])
      for entry in entries.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound })
      where entry.type != "TEXT" {
        weights[entry.name] = try tensor(entry, file)
      }
    }
    return weights
  }

  private func tensor(_ entry: Entry, _ file: ByteFile) throws(WeightError) -> Weights.Tensor {
    guard let type = NumberType(rawValue: entry.type) else {
      throw WeightError(
        path: path,
        reason: "\(entry.name) is of type \(entry.type), which cannot be read; save it as F32")
    }
    guard entry.bytes.upperBound <= file.count else {
      throw WeightError(
        path: file.path, reason: "the file is cut short: \(entry.name) lies past its end")
    }
    let data = try file.read(entry.bytes)
    if let checksum = entry.checksum, checksum != Checksum.crc32c(data) {
      throw WeightError(
        path: file.path,
        reason: "the numbers of \(entry.name) do not match their checksum; fetch the file again")
    }
    return Weights.Tensor(shape: entry.shape, values: type.floats(data))
  }

  /// Explains bytes that are no file of weights.
  private static func refuseOthers(_ url: URL) throws(WeightError) {
    func refuse(_ reason: String) -> WeightError { WeightError(path: url.path, reason: reason) }
    let pickle = refuse(
      "this is a Python pickle, which runs code when it is read, so it is never opened; "
        + "save the weights as safetensors in Python")
    let file = try ByteFile(url)
    let start = [UInt8](try file.read(0..<min(9, file.count)))
    if ["pt", "pth", "pkl", "pickle"].contains(url.pathExtension.lowercased()) { throw pickle }
    if start.starts(with: Array("PK\u{3}\u{4}".utf8)) { throw pickle }
    if start.starts(with: [0x89] + Array("HDF\r\n".utf8)) {
      throw refuse("this is an HDF5 file; save the weights as safetensors in Python")
    }
    guard start.last == UInt8(ascii: "{"), start.count == 9 else {
      if start.starts(with: [0x80]), start.count > 1, start[1] <= 5 { throw pickle }
      throw refuse("this is neither safetensors nor a TensorFlow checkpoint")
    }
  }

  /// The common prefix of a checkpoint's files; nil if the path belongs to none.
  private static func checkpointPrefix(_ url: URL) -> URL? {
    let name = url.lastPathComponent
    for ending in [/\.index$/, /\.meta$/, /\.data-\d{5}-of-\d{5}$/] {
      if let match = name.firstMatch(of: ending) {
        return url.deletingLastPathComponent().appending(
          path: String(name[..<match.range.lowerBound]))
      }
    }
    let index = url.appendingPathExtension("index").path
    let manager = FileManager.default
    return !manager.fileExists(atPath: url.path) && manager.fileExists(atPath: index) ? url : nil
  }
}
