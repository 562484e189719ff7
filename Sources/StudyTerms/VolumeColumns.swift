import Tables

/// The columns of a table of volumes: `pid`, `EDV` and `ESV`; or `Id`, `Diastole` and `Systole`, as
/// in the Data Science Bowl. Volumes are in ml.
package struct VolumeColumns: Hashable, Sendable {
  /// The column of patients or series, and those of the two volumes.
  package var patient, diastole, systole: String

  /// Those that the table has.
  package init(of table: Table) {
    self =
      table.columnNames.contains("Diastole")
      ? VolumeColumns(patient: "Id", diastole: "Diastole", systole: "Systole")
      : VolumeColumns(patient: "pid", diastole: "EDV", systole: "ESV")
  }

  package init(patient: String, diastole: String, systole: String) {
    self.patient = patient
    self.diastole = diastole
    self.systole = systole
  }

  /// Throws with the row's line unless the heart is fuller at end-diastole.
  package func refuseReversed(
    _ volumes: VentricularVolumes, row: Int, of table: Table
  ) throws {
    guard volumes.diastole <= volumes.systole else { return }
    throw table.refusal(
      row,
      "\(diastole) \(Column.text(volumes.diastole)) is not above \(systole) "
        + "\(Column.text(volumes.systole)); the heart is fullest at end-diastole")
  }
}

extension Table {
  /// The names of patients in a column. A whole number that a spreadsheet or pandas wrote with
  /// decimals, `1.0`, is that number.
  package func patients(_ column: String) throws -> [String] {
    try texts(column).map { name in
      name.wholeMatch(of: /(\d+)\.0+/).map { String($0.1) } ?? name
    }
  }
}
