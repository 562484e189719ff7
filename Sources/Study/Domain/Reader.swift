/// Who outlined the ventricles of the test volunteers; the raw value is the key in tables.
enum Reader: String, Codable, Hashable, Sendable, CaseIterable {
  case first = "WS"
  case second = "TR"
  case model = "TL2"

  /// The comparisons of the paper: (A, B), differences in per cent of A.
  static let pairs: [(Reader, Reader)] = [(.first, .second), (.first, .model), (.second, .model)]

  /// For readers.
  func title(isLive: Bool) -> String {
    guard isLive else { return rawValue }
    return switch self {
    case .first: "truth"
    case .second: "simulated observer"
    case .model: rawValue
    }
  }

  /// The key in tables of synthetic volunteers, whose first reader is the truth.
  var liveKey: String { self == .first ? "truth" : rawValue }
}
