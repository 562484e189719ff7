/// How many patients are of a sex, an age or a part, and how old these are.
package struct PatientGroup: Codable, Hashable, Sendable {
  /// What tells the groups apart: `all`, `sex`, `age`, `part`.
  package var kind: String
  package var name: String
  package var count: Int
  /// Of all patients, in per cent.
  package var share: Double
  package var female: Int
  /// In years; NaN where no age is known.
  package var meanAge, ageDeviation, medianAge: Double

  package init(
    kind: String, name: String, count: Int, share: Double, female: Int, meanAge: Double,
    ageDeviation: Double, medianAge: Double
  ) {
    self.kind = kind
    self.name = name
    self.count = count
    self.share = share
    self.female = female
    self.meanAge = meanAge
    self.ageDeviation = ageDeviation
    self.medianAge = medianAge
  }
}
