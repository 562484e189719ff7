/// Which values become black and white in an image of 8 bits.
public enum GreyRange: String, Hashable, Sendable, Codable, CaseIterable {
  /// The smallest and the largest of each slice and phase.
  case slice
  /// Those of the whole series, so that phases can be compared.
  case volume
}
