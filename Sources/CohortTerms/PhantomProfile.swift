/// The kind of scanners and patients that a synthetic cohort resembles.
public enum PhantomProfile: String, CaseIterable, Hashable, Sendable, Codable {
  /// A population study: one 1.5 T scanner, one protocol, middle-aged and mostly healthy people.
  case biobank
  /// Many hospitals: 1.5 and 3 T, patients of all ages, all pathologies, any matrix, landscape and
  /// portrait.
  case challenge
  /// Young volunteers at 7 T: spoiled gradient echoes, strong shading, fine pixels.
  case sevenTesla = "seven-tesla"
}
