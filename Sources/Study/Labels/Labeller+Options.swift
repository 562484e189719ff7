import Book
import Engine
import Labels
import Trainings

extension Labeller {
  /// As an author writes it: `truth`, `{weights: own/FCN_sa.safetensors}`, or the settings of a
  /// network, which is trained once even if it is named several times.
  struct Options: Decodable, Hashable, Sendable {
    var labeller: Labeller

    private enum CodingKeys: String, CodingKey { case weights }

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        guard name == "truth" else {
          throw DecodingError.dataCorrupted(
            .init(
              codingPath: decoder.codingPath,
              debugDescription:
                "“\(name)” is neither truth nor a network: its settings, or `{weights: file}`"))
        }
        labeller = .truth
        return
      }
      let options = try decoder.container(keyedBy: CodingKeys.self)
      if options.contains(.weights) {
        try options.refuseOthers(than: [.weights], decoder)
        labeller = .weights(try options.decode(DataPath.self, forKey: .weights).reference)
      } else {
        let settings = try RunSettings(from: decoder)
        let network = try settings.network { sentence in
          DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "the network \(sentence)"))
        }
        labeller = .network(Asked(network))
      }
    }
  }
}
