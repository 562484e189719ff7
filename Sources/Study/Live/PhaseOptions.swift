import Learning

/// Some epochs of a training: `{epochs: 5, rate: 0.001, freeze: [encoder]}`, or with `rates: {encoder: 0.1}`, factors of the rate.
struct PhaseOptions: Decodable, Hashable, Sendable {
  var epochs: Int
  var rate: Double
  var frozen: [ParameterGroup]
  var rates: [ParameterGroup: Double]

  private enum CodingKeys: String, CodingKey, CaseIterable { case epochs, rate, freeze, rates }

  init(epochs: Int, rate: Double, frozen: [ParameterGroup], rates: [ParameterGroup: Double]) {
    self.epochs = epochs
    self.rate = rate
    self.frozen = frozen
    self.rates = rates
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    try options.refuseOthers(than: CodingKeys.allCases, decoder)
    epochs = try options.decode(Int.self, forKey: .epochs)
    rate = try options.decode(Double.self, forKey: .rate)
    guard (1...10_000).contains(epochs) else {
      throw options.refusal(.epochs, "must be 1 to 10000")
    }
    guard rate > 0, rate < 10 else { throw options.refusal(.rate, "must lie between 0 and 10") }
    frozen = try options.decodeIfPresent([ParameterGroup].self, forKey: .freeze) ?? []
    rates = [:]
    if options.contains(.rates) {
      let own = try options.nestedContainer(keyedBy: Part.self, forKey: .rates)
      for part in Part.allCases {
        rates[part.group] = try own.decodeIfPresent(Double.self, forKey: part)
      }
    }
  }

  private enum Part: String, CodingKey, CaseIterable {
    case encoder, decoder, head

    var group: ParameterGroup {
      switch self {
      case .encoder: .encoder
      case .decoder: .decoder
      case .head: .head
      }
    }
  }
}
