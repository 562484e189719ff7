import StudyTerms

/// Two models to compare, written `base-TL2`.
struct ModelPair: Hashable, Sendable, Codable {
  var first, second: SegmentationModel

  init(_ first: SegmentationModel, _ second: SegmentationModel) {
    self.first = first
    self.second = second
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let models = text.split(separator: "-").map { SegmentationModel(rawValue: String($0)) }
    guard models.count == 2, let first = models[0], let second = models[1] else {
      let known = SegmentationModel.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "“\(text)” is not a pair of models such as base-TL2 (known: \(known))")
    }
    self.init(first, second)
  }

  /// `base-TL2`.
  var title: String { "\(first.rawValue)-\(second.rawValue)" }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(title)
  }
}
