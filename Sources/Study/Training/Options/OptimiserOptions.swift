import Learning

/// How weights follow their gradients, as an author writes it: `adamw`, `adam`, `sgd`; or with
/// settings, `{name: sgd, momentum: 0.9, nesterov: true, decay: 0.0001}`, `{name: adamw, momentum:
/// 0.9, beta2: 0.99, decay: 0.01}`. The momentum of Adam is beta1.
struct OptimiserOptions: Decodable, Hashable, Sendable {
  var optimiser: Optimiser

  private enum Name: String, Decodable, CaseIterable { case sgd, adam, adamw }
  private enum CodingKeys: String, CodingKey {
    case name, momentum, nesterov, beta2, decay

    static let sgd: [CodingKeys] = [.name, .momentum, .nesterov, .decay]
    static let adam: [CodingKeys] = [.name, .momentum, .beta2, .decay]
  }

  init(from decoder: any Decoder) throws {
    guard let options = try? decoder.container(keyedBy: CodingKeys.self) else {
      let container = try decoder.singleValueContainer()
      switch try container.decode(Name.self) {
      case .sgd: optimiser = .sgd()
      case .adam: optimiser = .adam()
      case .adamw: optimiser = .adamW(beta2: 0.99)
      }
      return
    }
    let name = try options.decode(Name.self, forKey: .name)
    try options.refuseOthers(
      than: name == .sgd ? CodingKeys.sgd : CodingKeys.adam, decoder)
    let momentum = try options.share(.momentum) ?? 0.9
    switch name {
    case .sgd:
      optimiser = .sgd(
        momentum: momentum,
        nesterov: try options.decodeIfPresent(Bool.self, forKey: .nesterov) ?? false,
        decay: try options.share(.decay) ?? 0)
    case .adam:
      optimiser = .adam(
        beta1: momentum, beta2: try options.share(.beta2) ?? 0.999,
        decay: try options.share(.decay) ?? 0)
    case .adamw:
      optimiser = .adamW(
        beta1: momentum, beta2: try options.share(.beta2) ?? 0.99,
        decay: try options.share(.decay) ?? 0.01)
    }
  }
}

extension KeyedDecodingContainer {
  /// At least 0 and below 1.
  fileprivate func share(_ key: Key) throws -> Double? {
    guard let value = try decodeIfPresent(Double.self, forKey: key) else { return nil }
    guard (0..<1).contains(value) else { throw refusal(key, "must be 0 to below 1") }
    return value
  }
}
