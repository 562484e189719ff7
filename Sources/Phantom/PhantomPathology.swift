/// What is wrong with a synthetic heart.
public enum PhantomPathology: String, CaseIterable, Hashable, Sendable, Codable {
  case normal
  /// A wide, thin-walled left ventricle that hardly contracts.
  case dilated
  /// A thick wall, thickest at the septum, about a small cavity.
  case hypertrophic
  /// A thinned segment of the wall that does not move.
  case infarct
}
