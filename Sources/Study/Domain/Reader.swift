/// Who outlined the ventricles of the test volunteers; the raw value is the key in tables.
enum Reader: String, Codable, Hashable, Sendable, CaseIterable {
  case first = "WS"
  case second = "TR"
  case model = "TL2"

  /// The comparisons of the paper: (A, B), differences in per cent of A.
  static let pairs: [(Reader, Reader)] = [(.first, .second), (.first, .model), (.second, .model)]

  /// For readers.
  func title(isLive: Bool) -> String {
    switch self {
    case .first: isLive ? "truth" : "expert 1"
    case .second: isLive ? "simulated observer" : "expert 2"
    case .model: isLive ? rawValue : "AI"
    }
  }

  /// The key in tables of synthetic volunteers, whose first reader is the truth.
  var liveKey: String { self == .first ? "truth" : rawValue }
}
