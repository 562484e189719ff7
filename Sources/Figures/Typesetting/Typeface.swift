/// The typefaces of a book: Debian's fonts-linuxlibertine or the nearest that is installed.
public enum Typeface: String, Sendable, Hashable, CaseIterable {
  case serif = "Linux Libertine O, Linux Libertine, Georgia, serif"
  case sans = "Linux Biolinum O, Linux Biolinum, Carlito, sans-serif"
  case mono = "Linux Libertine Mono O, Linux Libertine Mono, monospace"

  /// Font families in order of preference.
  public var families: [String] {
    rawValue.split(separator: ",").map { String($0.drop { $0 == " " }) }
  }
}
