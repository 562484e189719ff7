import Foundation

/// A value in a file of the program's own, with a digest of itself on the first line. Whatever is
/// damaged or edited afterwards is noticed when it is read back.
public enum Sealed {
  private struct Seal: Codable { var sha256: Digest }

  /// The bytes of the file: the seal and the value, each as JSON with sorted keys.
  public static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    return try encoder.encode(Seal(sha256: Digest(of: data))) + Data("\n".utf8) + data
  }

  /// The value; nil if the bytes are not those that were written, or are of another type.
  public static func decode<Value: Decodable>(_ type: Value.Type, from file: Data) -> Value? {
    guard let end = file.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let data = file[file.index(after: end)...]
    let decoder = JSONDecoder()
    guard let seal = try? decoder.decode(Seal.self, from: file[..<end]),
      Digest(of: data) == seal.sha256
    else { return nil }
    return try? decoder.decode(type, from: data)
  }
}
