import Foundation

/// Labels are encoded as bytes: decoding a list of numbers takes fifty times as long.
extension LabelMask: Codable {
  private enum Key: String, CodingKey { case width, height, labels }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(width, forKey: .width)
    try container.encode(height, forKey: .height)
    try container.encode(Data(labels), forKey: .labels)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    width = try container.decode(Int.self, forKey: .width)
    height = try container.decode(Int.self, forKey: .height)
    labels = [UInt8](try container.decode(Data.self, forKey: .labels))
    guard width >= 0, height >= 0, labels.count == width * height else {
      throw DecodingError.dataCorruptedError(
        forKey: .labels, in: container, debugDescription: "a mask has width times height labels")
    }
  }
}
