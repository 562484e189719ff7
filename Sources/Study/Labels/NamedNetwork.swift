/// A network as a page calls it.
struct NamedNetwork: Codable, Hashable, Sendable {
  var name: String
  var network: LearnedNetwork
}

extension NamedNetwork {
  /// As an author writes it: `{name: FCN, trained: {data: ..., images_seen: 4000}}`.
  struct Options: Decodable, Hashable, Sendable {
    var network: NamedNetwork

    private enum CodingKeys: String, CodingKey, CaseIterable { case name, trained }

    init(from decoder: any Decoder) throws {
      let options = try decoder.container(keyedBy: CodingKeys.self)
      try options.refuseOthers(than: CodingKeys.allCases, decoder)
      let name = try options.decode(String.self, forKey: .name)
      let settings = try options.decode(RunSettings.self, forKey: .trained)
      network = NamedNetwork(
        name: name,
        network: try settings.network { options.refusal(.trained, "the network \(name) \($0)") })
    }
  }
}
