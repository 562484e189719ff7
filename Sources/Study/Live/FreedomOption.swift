import Learning

/// What of a part of a network learns, as an author writes it.
enum FreedomOption: String, Decodable, CaseIterable {
  case trained
  /// Scale, shift and statistics of the batch norms.
  case normOnly = "norm-only"
  /// All but the statistics.
  case fixedStatistics = "fixed-statistics"
  /// Scale and shift of the batch norms.
  case affineOnly = "affine-only"
  case frozen

  var freedom: Freezing {
    switch self {
    case .trained: .trained
    case .normOnly: .normOnly
    case .fixedStatistics: .fixedStatistics
    case .affineOnly: .affineOnly
    case .frozen: .frozen
    }
  }
}

extension KeyedDecodingContainer {
  /// `freeze: [encoder]`, and `freedom: {encoder: norm-only}`; nil where neither stands.
  func freedom(freeze: Key, freedom: Key) throws -> [ParameterGroup: Freezing]? {
    guard contains(freeze) || contains(freedom) else { return nil }
    var result: [ParameterGroup: Freezing] = [:]
    for group in try decodeIfPresent([ParameterGroup].self, forKey: freeze) ?? [] {
      result[group] = .frozen
    }
    let own = try parts(FreedomOption.self, freedom) ?? [:]
    for group in Part.allCases.map(\.group) {
      guard let part = own[group] else { continue }
      guard result[group] == nil else {
        throw refusal(freedom, "\(group.rawValue) stands in `\(freeze.stringValue)` already")
      }
      result[group] = part.freedom
    }
    if Part.allCases.allSatisfy({ result[$0.group] == .frozen }) {
      throw refusal(
        contains(freeze) ? freeze : freedom, "leaves nothing to learn: all parts are frozen")
    }
    return result
  }

  /// `rates: {encoder: 0.1}`, factors of the rate.
  func rates(_ key: Key) throws -> [ParameterGroup: Double]? {
    let rates = try parts(Double.self, key)
    if let rates, !rates.values.allSatisfy({ (0...1000).contains($0) }) {
      throw refusal(key, "must be factors of the rate, 0 to 1000")
    }
    return rates
  }

  private func parts<Value: Decodable>(
    _ type: Value.Type, _ key: Key
  ) throws -> [ParameterGroup: Value]? {
    guard contains(key) else { return nil }
    let decoder = try superDecoder(forKey: key)
    let own = try decoder.container(keyedBy: Part.self)
    try own.refuseOthers(than: Part.allCases, decoder)
    var values: [ParameterGroup: Value] = [:]
    for part in Part.allCases {
      values[part.group] = try own.decodeIfPresent(Value.self, forKey: part)
    }
    return values
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
