import Book
import Engine
import Labels

extension NamedNetwork {
  /// As an author writes it: `{name: FCN, trained: {data: ..., images_seen: 4000}}`, or `{name: FCN, weights: own/FCN_sa.safetensors}`.
  struct Options: Decodable, Hashable, Sendable {
    var network: NamedNetwork

    private enum CodingKeys: String, CodingKey, CaseIterable { case name, trained, weights }

    init(from decoder: any Decoder) throws {
      let options = try decoder.container(keyedBy: CodingKeys.self)
      try options.refuseOthers(than: CodingKeys.allCases, decoder)
      let name = try options.decode(String.self, forKey: .name)
      guard !name.isEmpty, name != "truth" else {
        throw options.refusal(.name, "must be a name, other than truth")
      }
      guard !options.contains(.weights) || !options.contains(.trained) else {
        throw options.refusal(.weights, "stands instead of `trained`, not beside it")
      }
      if let weights = try options.decodeIfPresent(DataPath.self, forKey: .weights) {
        network = NamedNetwork(name: name, labeller: .weights(weights.reference))
        return
      }
      let settings = try options.decode(RunSettings.self, forKey: .trained)
      let trained = try settings.network {
        options.refusal(.trained, "the network \(name) \($0)")
      }
      network = NamedNetwork(name: name, labeller: .network(Asked(trained)))
    }
  }
}
