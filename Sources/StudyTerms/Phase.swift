/// The two moments of the heartbeat at which volumes are measured.
package enum Phase: String, Codable, Hashable, Sendable, CaseIterable {
  /// End of diastole, the ventricle at its largest.
  case diastole
  /// End of systole, the ventricle at its smallest.
  case systole

  /// `ED` or `ES`.
  package var abbreviation: String { self == .diastole ? "ED" : "ES" }

  /// The clinical name of the volume: `EDV` or `ESV`.
  package var volumeName: String { self == .diastole ? "EDV" : "ESV" }
}
