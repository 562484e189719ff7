/// A group of patients by sex, age or part, and the ages of its members.
package struct PatientGroup: Codable, Hashable, Sendable {
  /// What the groups are made by: `all`, `sex`, `age` or `part`.
  package var kind: String
  /// The name of the group, such as `F` or an age range.
  package var name: String
  /// The number of patients.
  package var count: Int
  /// The share of all patients, in per cent.
  package var share: Double
  /// The number of women.
  package var female: Int
  /// The mean, standard deviation and median of the ages in years; NaN if no age is known.
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
