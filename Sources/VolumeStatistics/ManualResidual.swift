import StudyTerms

/// What the linear model of a pair of sources leaves of one patient's volume, in ml.
package struct ManualResidual: Codable, Hashable, Sendable {
  /// The phase of the model; nil for both phases together.
  package var phase: Phase?
  /// The sources that are compared.
  package var pair: ManualAgreement.Pair
  /// The patient's number, and the phase of the volume.
  package var patient: Int
  package var volume: Phase
  /// The second volume of the pair minus the fitted one.
  package var residual: Double
}
