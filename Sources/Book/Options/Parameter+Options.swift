import Markup
import Yams

extension Parameter: Decodable {
  /// Takes whatever value stands there.
  public init(from decoder: any Decoder) throws {
    guard let options = decoder as? OptionsDecoder else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "parameters are read from YAML"))
    }
    self.init(yaml: try Yams.serialize(node: options.node))
  }
}
