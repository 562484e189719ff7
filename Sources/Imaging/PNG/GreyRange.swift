/// Which values become black and white in an 8-bit image.
public enum GreyRange: String, Hashable, Sendable, Codable, CaseIterable {
  /// The smallest and the largest of each slice and phase.
  case slice
  /// The smallest and largest of the whole series, so that phases can be compared.
  case volume
}
