import Foundation

/// Columns are kept as few long texts rather than as many short values: a book reads its tables at every build, and a
/// decoder's work goes with the number of values.
extension Column.Values: Codable {
  private enum Key: String, CodingKey { case numbers, texts, list, logicals, count }

  /// Stands between texts; a column that holds it is kept as a list.
  private static let separator: Unicode.Scalar = "\u{241f}"

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .numbers(let values):
      // 64-bit floats, lowest byte first; every not-a-number is the same one.
      let bits = values.map { ($0.isNaN ? Double.nan : $0).bitPattern.littleEndian }
      try container.encode(bits.withUnsafeBytes { Data($0) }, forKey: .numbers)
    case .texts(let values):
      if values.contains(where: { $0.unicodeScalars.contains(Self.separator) }) {
        try container.encode(values, forKey: .list)
      } else {
        try container.encode(values.count, forKey: .count)
        try container.encode(values.joined(separator: String(Self.separator)), forKey: .texts)
      }
    case .logicals(let values):
      let letters = values.map { $0.map { $0 ? "T" : "F" } ?? "-" }.joined()
      try container.encode(letters, forKey: .logicals)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let data = try container.decodeIfPresent(Data.self, forKey: .numbers) {
      var bits = [UInt64](repeating: 0, count: data.count / 8)
      _ = bits.withUnsafeMutableBytes { data.copyBytes(to: $0) }
      self = .numbers(bits.map { Double(bitPattern: UInt64(littleEndian: $0)) })
    } else if let letters = try container.decodeIfPresent(String.self, forKey: .logicals) {
      self = .logicals(letters.map { $0 == "T" ? true : $0 == "F" ? false : nil })
    } else if let list = try container.decodeIfPresent([String].self, forKey: .list) {
      self = .texts(list)
    } else if try container.decode(Int.self, forKey: .count) == 0 {
      self = .texts([])
    } else {
      self = .texts(
        try container.decode(String.self, forKey: .texts).unicodeScalars
          .split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init))
    }
  }
}
