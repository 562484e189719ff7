/// Whose scanners and patients a synthetic cohort resembles.
public enum PhantomProfile: String, CaseIterable, Hashable, Sendable, Codable {
  /// A population study: one scanner of 1.5 T, one protocol, middle-aged and mostly healthy people.
  case biobank
  /// Many hospitals: 1.5 and 3 T, from infants to the old, all pathologies, any matrix, landscape and portrait.
  case challenge
  /// Young volunteers at 7 T: spoiled gradient echoes, strong shading, fine pixels.
  case sevenTesla = "seven-tesla"
}
