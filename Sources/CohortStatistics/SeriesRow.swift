import Cohorts

/// A curated series: its image, and what the headers say of patient and scanner.
package struct SeriesRow: Codable, Hashable, Sendable {
  package var id: String
  /// Pixels along X and Y, and how many slices and phases.
  package var columns, rows, slices, phases: Int
  /// Of a pixel along X and Y, and between slices, in mm.
  package var pixelX, pixelY, distance: Double
  /// Between phases, in ms.
  package var timeStep: Double
  /// By which a larger matrix was scaled; 1 where it was not.
  package var scaleFactor: Double
  /// Empty where no header says it.
  package var sex: String
  /// In years.
  package var age: Double?
  /// In tesla.
  package var field: Double?
  /// In ms.
  package var echoTime, repetitionTime: Double?
  /// Of a slice, in mm.
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
