import StudyTerms

/// A point of the density of the patients' ages.
package struct AgeDensity: Codable, Hashable, Sendable {
  package var part: ChallengePart
  /// In years.
  package var age: Double
  /// Per year.
  package var density: Double

  package init(part: ChallengePart, age: Double, density: Double) {
    self.part = part
    self.age = age
    self.density = density
  }
}
