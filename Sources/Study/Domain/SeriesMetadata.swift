import Foundation
import Tables

/// What the headers and the challenge say of one series (patient_metadata.tsv).
struct SeriesMetadata: Hashable, Sendable {
  var id: SeriesID
  var part: ChallengePart
  /// `F` or `M`.
  var sex: String
  /// Years; months / 12, weeks / 52.
  var age: Double
  /// Tesla.
  var field: Double
  var scanner: String
  /// Milliseconds.
  var echoTime, repetitionTime: Double
  /// Millimetres.
  var sliceThickness, pixelSpacing: Double
  /// Pixels of the images as acquired.
  var smaller, larger: Double
  var truth: VentricularVolumes

  /// By unrotated series.
  static func read(_ url: URL) throws -> [SeriesID: SeriesMetadata] {
    let table = try Table.read(
      contentsOf: url, separator: "\t", text: ["pid", "PatientsAgeNum", "PixelSpacing"])
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
        throw StudyError("series \(ids[row]): there is no part “\(parts[row])” of the challenge")
      }
      let id = SeriesID(ids[row])
      series[id] = SeriesMetadata(
        id: id, part: part, sex: sexes[row],
        age: ages[row] / (units[row] == "M" ? 12 : units[row] == "W" ? 52 : 1),
        field: fields[row], scanner: scanners[row], echoTime: echo[row],
        repetitionTime: repetition[row], sliceThickness: thickness[row],
        pixelSpacing: firstNumber(spacing[row]), smaller: min(rows[row], columns[row]),
        larger: max(rows[row], columns[row]),
        truth: VentricularVolumes(diastole: diastole[row], systole: systole[row]))
    }
    return series
  }

  /// Of a text `[a, b]`; NaN where there is none.
  private static func firstNumber(_ text: String) -> Double {
    Double(text.prefix { $0 != "," }.filter { $0.isNumber || $0 == "." }) ?? .nan
  }
}
