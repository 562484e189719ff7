import StudyTerms
import Tables
import VolumeStatistics
import Volumes

extension RowColumn<SeriesMeasurement> {
  /// The columns that describe every series: its names, and whether it counts. `identity` are the
  /// columns that tell whose it is.
  private static func keys(_ identity: [RowColumn]) -> [RowColumn] {
    [
      .texts("Id", title: "Image series", \.id.text),
      .texts("series", title: "Series", \.id.unrotated.text),
    ] + identity + [
      .logicals("landscape", title: "Landscape", \.isLandscape),
      .logicals("used", title: "Used", \.isUsed), .texts("method", title: "Method", \.method),
    ]
  }

  /// `against`: the name of what is compared with; nil for the truth.
  private static func volumes(against: String? = nil) -> [RowColumn] {
    func title(_ measure: String) -> String {
      against.map { "\(measure) of \($0)" } ?? "True \(measure)"
    }
    return [
      .numbers("EDV", unit: "ml", decimals: 1, \.diastole),
      .numbers("ESV", unit: "ml", decimals: 1, \.systole),
      .numbers(
        "EDV_first_frame", title: "EDV at the first frame", unit: "ml", decimals: 1, \.firstFrame),
      .numbers("EF", unit: "%", decimals: 1, \.volumes.ejectionFraction),
      .numbers("true_EDV", title: title("EDV"), unit: "ml", decimals: 1, \.trueDiastole),
      .numbers("true_ESV", title: title("ESV"), unit: "ml", decimals: 1, \.trueSystole),
      .numbers("true_EF", title: title("EF"), unit: "%", decimals: 1, \.truth.ejectionFraction),
    ]
  }

  /// Of the published series.
  static let published: [RowColumn] =
    keys([
      .counts("patient", title: "Patient", \.id.patient),
      .texts("part", title: "Part", \.part.rawValue),
    ]) + volumes()

  /// Of the series of a cohort.
  static let cohort: [RowColumn] =
    keys([.texts("patient", title: "Patient", \.patient.text)]) + volumes() + [
      .numbers("LV", title: "Dice LV", decimals: 3, \.ventricle),
      .numbers("MY", title: "Dice MY", decimals: 3, \.myocardium),
    ]

  /// Of tables that an author brings.
  static func own(against: String?) -> [RowColumn] {
    keys([.texts("patient", title: "Patient", \.patient.text)]) + volumes(against: against)
  }
}

extension VolumeMeasure {
  var unit: String { self == .ejectionFraction ? "%" : "ml" }
}

extension VolumeAgreementRow {
  /// What was measured and how well; the intervals would make the table too wide to read.
  static func main(_ rows: [VolumeAgreementRow]) throws -> Table {
    try Table(
      rows,
      [
        .texts("method", title: "Method", \.method),
        .texts("measure", title: "Measure", \.measure.rawValue),
        .texts("unit", title: "Unit", \.measure.unit),
        .counts("count", title: "Series", \.count),
        .numbers("bias", title: "Bias", decimals: 2, \.bias),
        .numbers("sd", title: "SD", decimals: 2, \.sd),
        .numbers("loa_low", title: "Lower limit", decimals: 2, \.lowerLimit),
        .numbers("loa_high", title: "Upper limit", decimals: 2, \.upperLimit),
        .numbers("r", title: "Pearson r", decimals: 3, \.correlation),
        .numbers("ccc", title: "Concordance", decimals: 3, \.concordance),
      ])
  }

  static func intervals(_ rows: [VolumeAgreementRow]) throws -> Table {
    try Table(
      rows,
      [
        .texts("method", title: "Method", \.method),
        .texts("measure", title: "Measure", \.measure.rawValue),
        .numbers("bias_low", title: "Bias, 95 % low", decimals: 2, \.biasLow),
        .numbers("bias_high", title: "Bias, 95 % high", decimals: 2, \.biasHigh),
        .numbers("loa_low_low", title: "Lower limit, 95 % low", decimals: 2, \.lowerLimitLow),
        .numbers("loa_low_high", title: "Lower limit, 95 % high", decimals: 2, \.lowerLimitHigh),
        .numbers("loa_high_low", title: "Upper limit, 95 % low", decimals: 2, \.upperLimitLow),
        .numbers("loa_high_high", title: "Upper limit, 95 % high", decimals: 2, \.upperLimitHigh),
        .numbers("r_low", title: "r, 95 % low", decimals: 3, \.correlationLow),
        .numbers("r_high", title: "r, 95 % high", decimals: 3, \.correlationHigh),
        .numbers("ccc_low", title: "Concordance, 95 % low", decimals: 3, \.concordanceLow),
        .numbers("ccc_high", title: "Concordance, 95 % high", decimals: 3, \.concordanceHigh),
        .numbers(
          "bias_patient_low", title: "Bias by patient, 95 % low", decimals: 2, \.biasPatientLow),
        .numbers(
          "bias_patient_high", title: "Bias by patient, 95 % high", decimals: 2, \.biasPatientHigh),
        .numbers(
          "ccc_patient_low", title: "Concordance by patient, 95 % low", decimals: 3,
          \.concordancePatientLow),
        .numbers(
          "ccc_patient_high", title: "Concordance by patient, 95 % high", decimals: 3,
          \.concordancePatientHigh),
      ])
  }
}
