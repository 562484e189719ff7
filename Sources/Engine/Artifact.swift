import Foundation

/// What a step leaves behind: a value with one canonical form in bytes.
///
/// `encoded()` must give the same bytes for the same value on every machine, since the store
/// addresses objects by their content.
public protocol Artifact: Sendable {
  /// The file extension without the dot: `json`, `tsv`, `png`.
  static var fileExtension: String { get }
  init(decoding data: Data) throws
  func encoded() throws -> Data
}

/// An artifact kept as JSON with sorted keys; not-a-number and the infinities are kept as text.
public protocol JSONArtifact: Artifact, Codable {}

extension JSONArtifact {
  public static var fileExtension: String { "json" }

  public init(decoding data: Data) throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    self = try decoder.decode(Self.self, from: data)
  }

  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(self)
  }
}
