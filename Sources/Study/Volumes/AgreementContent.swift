import Book
import Engine
import Figures
import GroundTruth
import StudyTerms
import Tables
import Trainings
import VolumeStatistics
import Volumes

/// One method's volumes beside the truth, whoever measured them.
struct AgreementContent: ContentBuilder {
  enum Columns { case published, cohort }

  var source: VolumeSource
  /// The same, for the table of all series.
  var volumes: Asked<Rows<SeriesMeasurement>>
  var columns: Columns
  /// The method's.
  var name: String
  var measures: [VolumeMeasure]
  var chart: AgreementChart
  var repetitions: Int
  /// The true volumes of tables that an author brings; nil for those that are published, whose gaps
  /// the chapters tell.
  var truth: TrueVolumes?
  var names: [(step: any Step, name: String)] = []
  /// Of the contours that the true volumes come from.
  var checks: ContourChecks?
  /// Whether the network that measures learnt from these patients.
  var leakage: LeakageCheck?

  private var comparison: VolumeComparison {
    VolumeComparison(source: source, methods: [name], repetitions: repetitions)
  }
  var steps: [any Step] {
    let asked: [(any Step)?] = [comparison, volumes.step, truth, checks, leakage]
    return asked.compactMap(\.self)
  }

  func content(from results: any Results) throws -> [Content] {
    if let leakage { _ = try results.output(of: leakage) }
    return try results.reading { try agreement($0) } + results.reading { try seriesTable($0) }
      + remarks(results) + Content.remarks(of: checks, results)
  }

  /// Who is left out, and what so few patients cannot give.
  private func remarks(_ results: any Results) throws -> [Content] {
    guard columns == .cohort || truth != nil else { return [] }
    let measured = try results.output(of: volumes).rows.filter { $0.method == name && $0.isUsed }
    let known = try truth.map { try results.output(of: $0).rows.map(\.patient) }
    let counts = try results.output(of: comparison).agreement.rows.map(\.count)
    let leftOut = LeftOutPatients(measured: measured, known: known).sentence.map(Content.remark)
    guard let count = counts.max(), count < 4 else { return [leftOut].compactMap(\.self) }
    let what = count < 3 ? "a correlation" : "the interval of a correlation"
    return [leftOut, .prose("\(count) series are too few for \(what).")].compactMap(\.self)
  }

  private func agreement(_ results: any Results) throws -> [Content] {
    let found = try results.output(of: comparison)
    let rows = measures.compactMap { measure in
      found.agreement.rows.first { $0.measure == measure }
    }
    let series = found.series.rows.filter { measures.contains($0.measure) }
    let units = VolumeAgreementRow.units(rows)
    var content: [Content] = []
    if chart == .scatter || chart == .both {
      content.append(.figure(try scatter(series, part: chart == .both ? "scatter" : nil)))
    }
    if chart == .blandAltman || chart == .both {
      content.append(.figure(try differences(series, limits: rows)))
    }
    content += [
      .table(
        TableContent(
          try VolumeAgreementRow.main(rows), keys: ["measure"],
          caption:
            "Agreement of the volumes of \(name) with the truth (difference: measured − true).",
          units: units)),
      .table(
        TableContent(
          part: "intervals", try VolumeAgreementRow.intervals(rows), keys: ["measure"],
          caption: "95 % intervals of bias and limits of agreement, of both correlations, and with"
            + " patients drawn again.", units: units)),
    ]
    return content
  }

  private func seriesTable(_ results: any Results) throws -> Content {
    let own = try results.output(of: volumes).rows.filter { $0.method == name }
    let columns: [RowColumn<SeriesMeasurement>] =
      columns == .published ? RowColumn.published : RowColumn.cohort
    return .table(
      TableContent(
        part: "series", try Table(own, columns), keys: ["Id"],
        caption: "Volumes of \(name) by series.", shown: false))
  }
}
