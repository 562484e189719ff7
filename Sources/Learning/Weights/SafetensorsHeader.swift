import Foundation

/// The header of a safetensors file.
struct SafetensorsHeader: Decodable {
  struct Tensor: Decodable {
    var type: String
    var shape: [Int]
    /// The first byte and the end of the numbers, counted from the header's end.
    var offsets: [Int]

    private enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }
  }

  var tensors: [String: Tensor] = [:]
  var metadata: [String: String] = [:]
  /// The number of names in the text.
  private(set) var names = 0

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for key in container.allKeys {
      names += 1
      if key.stringValue == "__metadata__" {
        metadata = try container.decode([String: String].self, forKey: key)
      } else {
        tensors[key.stringValue] = try container.decode(Tensor.self, forKey: key)
      }
    }
  }

  /// Counts the names in the text. A decoder silently drops one of two equal names.
  static func countNames(_ text: Data) -> Int {
    var count = 0
    var depth = 0
    var isText = false
    var isEscaped = false
    for byte in text {
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        isText = true
        // All values at this depth are objects, so a string here is a name.
        if depth == 1 { count += 1 }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return count
  }
}
