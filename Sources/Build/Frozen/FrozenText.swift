import Foundation

/// JSON with sorted keys and one value a line, so that a changed number changes one line.
enum FrozenText {
  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return broken(try encoder.encode(value))
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: data)
  }

  /// Breaks the line after each comma and opening bracket outside of texts.
  private static func broken(_ json: Data) -> Data {
    var lines = Data(capacity: json.count * 5 / 4)
    var isText = false
    var isEscaped = false
    for byte in json {
      lines.append(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = isText
      } else if byte == UInt8(ascii: "\"") {
        isText.toggle()
      } else if !isText, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "{") {
        lines.append(UInt8(ascii: "\n"))
      }
    }
    lines.append(UInt8(ascii: "\n"))
    return lines
  }
}
