import Foundation

/// Columns are encoded as a few long texts instead of many short values. A book reads its tables at
/// every build, and decoding time grows with the number of values.
extension Column.Values: Codable {
  private enum Key: String, CodingKey { case numbers, texts, codes, logicals }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .numbers(let values):
      // 64-bit floats in little-endian order, with a single bit pattern for not-a-number.
      let bits = values.map { ($0.isNaN ? Double.nan : $0).bitPattern.littleEndian }
      try container.encode(Self.bytes(bits), forKey: .numbers)
    case .texts(let values):
      // Each text once in order of appearance, and an index for each row.
      var codes: [String: UInt32] = [:]
      var levels: [String] = []
      let rows = values.map { text -> UInt32 in
        if let code = codes[text] { return code.littleEndian }
        let code = UInt32(levels.count)
        codes[text] = code
        levels.append(text)
        return code.littleEndian
      }
      try container.encode(levels, forKey: .texts)
      if levels.count < values.count { try container.encode(Self.bytes(rows), forKey: .codes) }
    case .logicals(let values):
      let letters = values.map { $0.map { $0 ? "T" : "F" } ?? "-" }.joined()
      try container.encode(letters, forKey: .logicals)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let data = try container.decodeIfPresent(Data.self, forKey: .numbers) {
      let bits = Self.integers(data, UInt64.self)
      self = .numbers(bits.map { Double(bitPattern: UInt64(littleEndian: $0)) })
    } else if let letters = try container.decodeIfPresent(String.self, forKey: .logicals) {
      self = .logicals(letters.utf8.map { $0 == 0x54 ? true : $0 == 0x46 ? false : nil })
    } else {
      let levels = try container.decode([String].self, forKey: .texts)
      guard let data = try container.decodeIfPresent(Data.self, forKey: .codes) else {
        self = .texts(levels)
        return
      }
      self = .texts(
        try Self.integers(data, UInt32.self).map { code in
          let code = Int(UInt32(littleEndian: code))
          guard levels.indices.contains(code) else {
            throw DecodingError.dataCorruptedError(
              forKey: .codes, in: container, debugDescription: "a code beyond the texts")
          }
          return levels[code]
        })
    }
  }

  private static func bytes<I: FixedWidthInteger>(_ values: [I]) -> Data {
    values.withUnsafeBytes { Data($0) }
  }

  private static func integers<I: FixedWidthInteger>(_ data: Data, _ type: I.Type) -> [I] {
    var values = [I](repeating: 0, count: data.count / MemoryLayout<I>.size)
    _ = values.withUnsafeMutableBytes { data.copyBytes(to: $0) }
    return values
  }
}
