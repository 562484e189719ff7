import Cohorts

/// A curated series: its grid, and what the headers say of patient and scanner.
package struct SeriesRow: Codable, Hashable, Sendable {
  /// The series' name.
  package var id: String
  /// The numbers of columns (x), rows (y), slices and phases.
  package var columns, rows, slices, phases: Int
  /// The pixel size along x and y, and the distance of slices, in mm.
  package var pixelX, pixelY, distance: Double
  /// The time between phases, in ms.
  package var timeStep: Double
  /// The factor by which a larger matrix was scaled down; 1 if it was not.
  package var scaleFactor: Double
  /// The patient's sex; empty if no header states it.
  package var sex: String
  /// The age in years; nil if no header states it.
  package var age: Double?
  /// The field strength in tesla; nil if no header states it.
  package var field: Double?
  /// The echo and repetition times in ms; nil if no header states them.
  package var echoTime, repetitionTime: Double?
  /// The slice thickness in mm; nil if no header states it.
  package var thickness: Double?

  package init(_ series: CuratedPatient.Series) {
    id = series.id
    columns = series.size.x
    rows = series.size.y
    slices = series.size.z
    phases = series.size.w
    pixelX = series.spacing.x
    pixelY = series.spacing.y
    distance = series.spacing.z
    timeStep = series.timeStep
    scaleFactor = series.scaleFactor
    sex = series.sex
    age = series.age
    field = series.field
    echoTime = series.echoTime
    repetitionTime = series.repetitionTime
    thickness = series.thickness
  }
}
