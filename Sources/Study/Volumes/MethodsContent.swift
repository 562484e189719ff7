import Book
import Engine
import StudyTerms
import Tables
import VolumeStatistics
import Volumes

/// Every method's volumes beside the truth.
struct MethodsContent: ContentBuilder {
  var source: KaggleSource
  var repetitions: Int

  private var volumes: SeriesVolumes {
    SeriesVolumes(source: source, methods: PublishedNetwork.names)
  }
  private var comparison: VolumeComparison {
    VolumeComparison(
      source: .published(volumes), methods: PublishedNetwork.names, repetitions: repetitions)
  }
  var steps: [any Step] { [comparison, volumes] }

  func content(from results: any Results) throws -> [Content] {
    try results.reading { try agreement($0) } + results.reading { try seriesTable($0) }
  }

  private func agreement(_ results: any Results) throws -> [Content] {
    let rows = try results.output(of: comparison).agreement.rows
    let units = VolumeAgreementRow.units(rows)
    return [
      .table(
        TableContent(
          try VolumeAgreementRow.main(rows), keys: ["method", "measure"],
          caption: "Agreement of every method's volumes with the truth.", units: units)),
      .table(
        TableContent(
          part: "intervals", try VolumeAgreementRow.intervals(rows), keys: ["method", "measure"],
          caption: "95 % intervals of bias, limits of agreement and correlations of every method.",
          shownRows: 6, units: units)),
    ]
  }

  private func seriesTable(_ results: any Results) throws -> Content {
    .table(
      TableContent(
        part: "series", try Table(results.output(of: volumes).rows, RowColumn.published),
        keys: ["Id", "method"], caption: "Volumes by series and method.", shown: false))
  }
}

extension VolumeAgreementRow {
  /// Counts and correlations have none.
  static func units(_ rows: [VolumeAgreementRow]) -> RowUnits {
    RowUnits(
      rows.map(\.measure.unit),
      of: [
        "bias", "sd", "loa_low", "loa_high", "bias_low", "bias_high", "loa_low_low",
        "loa_low_high", "loa_high_low", "loa_high_high", "bias_patient_low", "bias_patient_high",
      ])
  }
}
