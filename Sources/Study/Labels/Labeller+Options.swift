extension Labeller {
  /// As an author writes it: `truth`, or the settings of a network, which is trained once wherever it is named.
  struct Options: Decodable, Hashable, Sendable {
    var labeller: Labeller

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        guard name == "truth" else {
          throw DecodingError.dataCorrupted(
            .init(
              codingPath: decoder.codingPath,
              debugDescription: "“\(name)” is neither truth nor the settings of a network"))
        }
        labeller = .truth
      } else {
        let settings = try RunSettings(from: decoder)
        labeller = .network(
          try settings.network { sentence in
            DecodingError.dataCorrupted(
              .init(codingPath: decoder.codingPath, debugDescription: "the network \(sentence)"))
          })
      }
    }
  }
}
