/// The two moments of the heartbeat whose volumes count.
package enum Phase: String, Codable, Hashable, Sendable, CaseIterable {
  /// End of diastole, the ventricle at its largest.
  case diastole
  /// End of systole, the ventricle at its smallest.
  case systole

  /// `ED` or `ES`.
  package var abbreviation: String { self == .diastole ? "ED" : "ES" }

  /// What clinicians call its volume: `EDV`.
  package var volumeName: String { self == .diastole ? "EDV" : "ESV" }
}
