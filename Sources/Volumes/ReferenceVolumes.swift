import StudyTerms
import Tables

/// True volumes by patient, in ml, as tables have them: a row for each patient (`pid,EDV,ESV` or
/// `Id,Systole,Diastole`), or one for each phase (`701_Diastole`). NaN where a table lacks one.
struct ReferenceVolumes {
  /// By the patient's name (``SeriesID/owner``).
  private(set) var byPatient: [String: VentricularVolumes] = [:]

  /// Adds a table's rows. Throws `TableError` with the line of a row that cannot be.
  mutating func read(_ table: Table) throws {
    let columns = VolumeColumns(of: table)
    let isLong = table.columnNames.contains("Volume")
    let name = isLong ? "Id" : columns.patient
    let ids = try table.patients(name)
    guard !isLong else { return try readPhases(of: table, ids) }
    var seen: Set<String> = []
    let diastole = try table.finiteNumbers(columns.diastole, above: 0)
    let systole = try table.finiteNumbers(columns.systole, above: 0)
    for row in ids.indices {
      let known = VentricularVolumes(diastole: diastole[row], systole: systole[row])
      try columns.refuseReversed(known, row: row, of: table)
      // `5` and `005_a` belong to the same patient.
      let patient = SeriesID(ids[row]).owner
      guard seen.insert(patient).inserted else {
        throw table.refusal(row, "the \(name) \(ids[row]) stands twice")
      }
      byPatient[patient] = known
    }
  }

  private mutating func readPhases(of table: Table, _ ids: [String]) throws {
    let numbers = try table.finiteNumbers("Volume", above: 0)
    var seen: Set<String> = []
    for row in ids.indices {
      guard let parts = ids[row].wholeMatch(of: /(.+)_(Diastole|Systole)/) else {
        throw table.refusal(row, "the Id \(ids[row]) ends with neither _Diastole nor _Systole")
      }
      let patient = SeriesID(String(parts.1)).owner
      guard seen.insert("\(patient) \(parts.2)").inserted else {
        throw table.refusal(row, "the Id \(ids[row]) stands twice")
      }
      var known = byPatient[patient] ?? VentricularVolumes(diastole: .nan, systole: .nan)
      if parts.2 == "Diastole" {
        known.diastole = numbers[row]
      } else {
        known.systole = numbers[row]
      }
      try VolumeColumns(patient: "Id", diastole: "Diastole", systole: "Systole")
        .refuseReversed(known, row: row, of: table)
      byPatient[patient] = known
    }
  }
}
