import Statistics

/// A group of patients that a table of demographics summarises in one row.
package struct PatientSample: Sendable {
  /// A patient's sex and age.
  package struct Patient: Hashable, Sendable {
    /// `F` or `M`; other letters, or empty, as the header has it.
    package var sex: String
    /// The age in years; NaN if unknown.
    package var age: Double

    package init(sex: String, age: Double) {
      self.sex = sex
      self.age = age
    }
  }

  /// What the groups are made by: `sex` or `age`.
  package var kind: String
  /// The name of the group.
  package var name: String
  /// The members of the group.
  package var patients: [Patient]

  package init(kind: String, name: String, patients: [Patient]) {
    self.kind = kind
    self.name = name
    self.patients = patients
  }

  /// All patients, then by sex, then by the age groups of the published study. Groups of unknown
  /// sex or age appear only if they have members.
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

  /// The row of this group; the share is of `count` patients.
  package func group(of count: Int) -> PatientGroup {
    let ages = Summary(of: patients.map(\.age).filter { !$0.isNaN })
    return PatientGroup(
      kind: kind, name: name, count: patients.count,
      share: 100 * Double(patients.count) / Double(count),
      female: patients.count { $0.sex == "F" }, meanAge: ages.mean, ageDeviation: ages.sd,
      medianAge: ages.median)
  }
}
