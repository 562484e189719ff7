import Foundation
import Tables

/// What the headers and the challenge say of one series (`patient_metadata.tsv`).
package struct SeriesMetadata: Hashable, Sendable {
  /// The series, unrotated.
  package var id: SeriesID
  /// The patient's part of the challenge.
  package var part: ChallengePart
  /// The patient's sex, `F` or `M`.
  package var sex: String
  /// The patient's age in years; ages in months or weeks are converted.
  package var age: Double
  /// The magnetic field strength, in tesla.
  package var field: Double
  /// The scanner's model.
  package var scanner: String
  /// The echo and repetition times, in ms.
  package var echoTime, repetitionTime: Double
  /// The slice thickness and the pixel spacing, in mm.
  package var sliceThickness, pixelSpacing: Double
  /// The shorter and the longer side of the images as acquired, in pixels.
  package var smaller, larger: Double
  /// The true volumes, in ml.
  package var truth: VentricularVolumes

  package init(
    id: SeriesID, part: ChallengePart, sex: String, age: Double, field: Double, scanner: String,
    echoTime: Double, repetitionTime: Double, sliceThickness: Double, pixelSpacing: Double,
    smaller: Double, larger: Double, truth: VentricularVolumes
  ) {
    self.id = id
    self.part = part
    self.sex = sex
    self.age = age
    self.field = field
    self.scanner = scanner
    self.echoTime = echoTime
    self.repetitionTime = repetitionTime
    self.sliceThickness = sliceThickness
    self.pixelSpacing = pixelSpacing
    self.smaller = smaller
    self.larger = larger
    self.truth = truth
  }

  /// The columns that must be read as text.
  package static let texts: Set<String> = ["pid", "PatientsAgeNum", "PixelSpacing"]

  /// Reads the table, keyed by unrotated series. A missing cell is NaN. Throws an error with file
  /// and line if a cell cannot be read.
  package static func read(_ table: Table) throws -> [SeriesID: SeriesMetadata] {
    let ids = try table.texts("pid")
    let parts = try table.texts("set")
    let sexes = try table.texts("PatientsSex")
    let ages = try table.numbers("PatientsAgeNum")
    let units = try table.texts("PatientsAgeUnit")
    let fields = try table.numbers("MagneticFieldStrength")
    let scanners = try table.texts("ModelName")
    let echo = try table.numbers("EchoTime")
    let repetition = try table.numbers("RepetitionTime")
    let thickness = try table.numbers("SliceThickness")
    let spacing = try table.texts("PixelSpacing")
    let rows = try table.numbers("Rows")
    let columns = try table.numbers("Columns")
    let diastole = try table.numbers("Diastole")
    let systole = try table.numbers("Systole")
    var series: [SeriesID: SeriesMetadata] = [:]
    for row in ids.indices {
      guard let part = ChallengePart(rawValue: parts[row]) else {
        throw table.refusal(row, "“\(parts[row])” is no part of the challenge")
      }
      guard let unitsInYear = unitsInYear[units[row]] else {
        throw table.refusal(row, "the unit of age “\(units[row])” is none of Y, M, W and D")
      }
      guard let spacing = firstNumber(spacing[row]) else {
        throw table.refusal(row, "the pixel spacing “\(spacing[row])” is not written as [1.5, 1.5]")
      }
      let id = SeriesID(ids[row])
      series[id] = SeriesMetadata(
        id: id, part: part, sex: sexes[row],
        age: ages[row] / unitsInYear,
        field: fields[row], scanner: scanners[row], echoTime: echo[row],
        repetitionTime: repetition[row], sliceThickness: thickness[row],
        pixelSpacing: spacing, smaller: min(rows[row], columns[row]),
        larger: max(rows[row], columns[row]),
        truth: VentricularVolumes(diastole: diastole[row], systole: systole[row]))
    }
    return series
  }

  private static let unitsInYear: [String: Double] = ["Y": 1, "": 1, "M": 12, "W": 52, "D": 365.25]

  /// The first number of a text `[a, b]`; NaN if it is empty or NA, nil for any other text.
  private static func firstNumber(_ text: String) -> Double? {
    if text.isEmpty || text == "NA" { return .nan }
    return Double(text.prefix { $0 != "," }.drop { $0 == "[" })
  }
}
