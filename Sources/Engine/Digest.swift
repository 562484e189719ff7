import CCrypto
import Foundation

/// A SHA-256 digest.
public struct Digest: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hex: String

  /// Takes 64 hexadecimal digits; nil for any other text.
  public init?(hex: String) {
    let digits = hex.utf8
    guard digits.count == 64, digits.allSatisfy({ isxdigit(Int32($0)) != 0 }) else { return nil }
    self.hex = hex.lowercased()
  }

  /// The digest of these bytes.
  public init(of data: some DataProtocol) {
    var hasher = Hasher256()
    for region in data.regions { region.withUnsafeBytes { hasher.update($0) } }
    self = hasher.finish()
  }

  /// The digest of the text in UTF-8.
  public init(of text: String) { self.init(of: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    hex = String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  public var description: String { hex }
  public static func < (a: Digest, b: Digest) -> Bool { a.hex < b.hex }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Digest(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a SHA-256 digest")
    }
    self = digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
