import Foundation

extension Weights {
  /// Writes a safetensors file, all numbers as F32. The same weights give the same bytes: tensors
  /// are ordered by name.
  ///
  /// The file appears only when it is complete. Throws ``WeightError``.
  public func write(safetensors url: URL) throws(WeightError) {
    do {
      try encodedSafetensors().write(to: url, options: .atomic)
    } catch {
      throw WeightError(path: url.path, reason: "the file cannot be written")
    }
  }

  /// The bytes of the file.
  public func encodedSafetensors() throws -> Data {
    // Written by hand, because an encoder does not guarantee the order of keys.
    var header: [String] = []
    if !metadata.isEmpty {
      let pairs = try metadata.sorted { $0.key < $1.key }
        .map { "\(try Self.quoted($0.key)):\(try Self.quoted($0.value))" }
      header.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var numbers = Data(capacity: 4 * count)
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      let start = numbers.count
      tensor.values.map(\.bitPattern.littleEndian).withUnsafeBytes {
        numbers.append(contentsOf: $0)
      }
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      header.append(
        "\(try Self.quoted(name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(numbers.count)]}")
    }
    var text = "{\(header.joined(separator: ","))}"
    // The numbers begin at a multiple of eight.
    text += String(repeating: " ", count: (8 - text.utf8.count % 8) % 8)
    let length = withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { Data($0) }
    return length + Data(text.utf8) + numbers
  }

  private static func quoted(_ text: String) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try encoder.encode(text), as: UTF8.self)
  }
}
