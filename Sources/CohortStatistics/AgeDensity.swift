import StudyTerms

/// One point of the density curve of the patients' ages.
package struct AgeDensity: Codable, Hashable, Sendable {
  /// The part of the challenge.
  package var part: ChallengePart
  /// The age, in years.
  package var age: Double
  /// The density, per year.
  package var density: Double

  package init(part: ChallengePart, age: Double, density: Double) {
    self.part = part
    self.age = age
    self.density = density
  }
}
