import Statistics
import Tables

/// Patients that a table of demographics counts together.
struct PatientGroup: Sendable {
  struct Patient: Hashable, Sendable {
    /// `F` or `M`; other letters, or empty, where the header has such.
    var sex: String
    /// In years; NaN where nothing is said.
    var age: Double
  }

  /// What tells the groups apart: `sex`, `age`.
  var kind: String
  var name: String
  var patients: [Patient]

  /// All, by sex, and by the age groups of the published study; those of whom nothing is said, or something else, only where there are some.
  static func bySexAndAge(_ patients: [Patient]) -> [PatientGroup] {
    let others = Set(patients.map(\.sex)).subtracting(["F", "M", ""]).sorted()
    let sexes = ["F", "M"] + others
    let edges: [(String, Double, Double)] = [
      ("up to 17", -.infinity, 17), ("18 to 30", 17, 30), ("31 to 50", 30, 50),
      ("over 50", 50, .infinity),
    ]
    let unsaid = [
      PatientGroup(kind: "sex", name: "not said", patients: patients.filter(\.sex.isEmpty)),
      PatientGroup(kind: "age", name: "not said", patients: patients.filter(\.age.isNaN)),
    ].filter { !$0.patients.isEmpty }
    return [PatientGroup(kind: "all", name: "all", patients: patients)]
      + sexes.map { sex in
        PatientGroup(kind: "sex", name: sex, patients: patients.filter { $0.sex == sex })
      } + unsaid.filter { $0.kind == "sex" }
      + edges.map { name, low, high in
        PatientGroup(
          kind: "age", name: name, patients: patients.filter { $0.age > low && $0.age <= high })
      } + unsaid.filter { $0.kind == "age" }
  }

  /// A row for each group; shares are of `count` patients.
  static func table(_ groups: [PatientGroup], of count: Int) throws -> Table {
    let ages = groups.map { Summary(of: $0.patients.map(\.age).filter { !$0.isNaN }) }
    return try Table([
      Column("group", title: "Group", texts: groups.map(\.kind)),
      Column("value", title: "Value", texts: groups.map(\.name)),
      Column("count", title: "Patients", counts: groups.map(\.patients.count)),
      Column(
        "share", title: "Share", unit: "%", decimals: 1,
        numbers: groups.map { 100 * Double($0.patients.count) / Double(count) }),
      Column(
        "female", title: "Women and girls",
        counts: groups.map { $0.patients.count { $0.sex == "F" } }
      ),
      Column("age_mean", title: "Age, mean", unit: "years", decimals: 1, numbers: ages.map(\.mean)),
      Column("age_sd", title: "Age, SD", unit: "years", decimals: 1, numbers: ages.map(\.sd)),
      Column(
        "age_median", title: "Age, median", unit: "years", decimals: 1, numbers: ages.map(\.median)),
    ])
  }
}
