/// A reader who outlined the ventricles of the test volunteers; the raw value is the key in tables.
package enum Reader: String, Codable, Hashable, Sendable, CaseIterable {
  case first = "WS"
  case second = "TR"
  case model = "TL2"

  /// The paper's pairs (A, B); differences are in per cent of A.
  package static let pairs: [(Reader, Reader)] = [
    (.first, .second), (.first, .model), (.second, .model),
  ]
}
