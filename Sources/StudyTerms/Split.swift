/// The part of the 7 T data set that a volunteer's images belong to.
public enum Split: String, Codable, Hashable, Sendable, CaseIterable {
  case train
  case validation
  case test

  /// Reads the column `set` of the published tables, which abbreviates validation to `val`; nil for
  /// other words.
  public init?(published text: String) {
    switch text {
    case "val": self = .validation
    default: self.init(rawValue: text)
    }
  }
}
