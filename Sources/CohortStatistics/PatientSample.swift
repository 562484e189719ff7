import Statistics

/// Patients whom a table of demographics counts together.
package struct PatientSample: Sendable {
  package struct Patient: Hashable, Sendable {
    /// `F` or `M`; other letters, or empty, where the header has such.
    package var sex: String
    /// In years; NaN where nothing is said.
    package var age: Double

    package init(sex: String, age: Double) {
      self.sex = sex
      self.age = age
    }
  }

  /// What tells the groups apart: `sex`, `age`.
  package var kind: String
  package var name: String
  package var patients: [Patient]

  package init(kind: String, name: String, patients: [Patient]) {
    self.kind = kind
    self.name = name
    self.patients = patients
  }

  /// All, by sex, and by the age groups of the published study; those of whom nothing is said, or something else, only where there are some.
  package static func bySexAndAge(_ patients: [Patient]) -> [PatientSample] {
    let others = Set(patients.map(\.sex)).subtracting(["F", "M", ""]).sorted()
    let sexes = ["F", "M"] + others
    let edges: [(String, Double, Double)] = [
      ("up to 17", -.infinity, 17), ("18 to 30", 17, 30), ("31 to 50", 30, 50),
      ("over 50", 50, .infinity),
    ]
    let unsaid = [
      PatientSample(kind: "sex", name: "not said", patients: patients.filter(\.sex.isEmpty)),
      PatientSample(kind: "age", name: "not said", patients: patients.filter(\.age.isNaN)),
    ].filter { !$0.patients.isEmpty }
    return [PatientSample(kind: "all", name: "all", patients: patients)]
      + sexes.map { sex in
        PatientSample(kind: "sex", name: sex, patients: patients.filter { $0.sex == sex })
      } + unsaid.filter { $0.kind == "sex" }
      + edges.map { name, low, high in
        PatientSample(
          kind: "age", name: name, patients: patients.filter { $0.age > low && $0.age <= high })
      } + unsaid.filter { $0.kind == "age" }
  }

  /// Its row; the share is of `count` patients.
  package func group(of count: Int) -> PatientGroup {
    let ages = Summary(of: patients.map(\.age).filter { !$0.isNaN })
    return PatientGroup(
      kind: kind, name: name, count: patients.count,
      share: 100 * Double(patients.count) / Double(count),
      female: patients.count { $0.sex == "F" }, meanAge: ages.mean, ageDeviation: ages.sd,
      medianAge: ages.median)
  }
}
