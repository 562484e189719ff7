/// The part of the 7 T volunteers that an image belongs to.
public enum Split: String, Codable, Hashable, Sendable, CaseIterable {
  case train
  case validation
  case test

  /// Reads the published tables' `set`, which says `val` for validation; nil for other words.
  public init?(published text: String) {
    switch text {
    case "val": self = .validation
    default: self.init(rawValue: text)
    }
  }
}
