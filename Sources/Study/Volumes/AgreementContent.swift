import Book
import Engine
import Figures
import GroundTruth
import StudyTerms
import Tables
import Trainings
import VolumeStatistics
import Volumes

/// Volumes of one method, or of several, beside the truth or another reader's, whoever measured
/// them.
struct AgreementContent: ContentBuilder {
  enum Columns { case published, cohort, own }

  var source: VolumeSource
  /// The same, for the table of all series.
  var volumes: Asked<Rows<SeriesMeasurement>>
  var columns: Columns
  /// The names of what is compared, in order.
  var methods: [String]
  /// The name of what it is compared with; nil for the truth.
  var against: String?
  var measures: [VolumeMeasure]
  var chart: AgreementChart
  var repetitions: Int
  var names: [(step: any Step, name: String)] = []
  /// Of the contours that the true volumes come from.
  var checks: ContourChecks?
  /// Whether the network that measures learnt from these patients.
  var leakage: LeakageCheck?

  private var comparison: VolumeComparison {
    VolumeComparison(source: source, methods: methods, repetitions: repetitions)
  }
  var steps: [any Step] {
    let asked: [(any Step)?] = [comparison, volumes.step, checks, leakage]
    return asked.compactMap(\.self)
  }

  func content(from results: any Results) throws -> [Content] {
    if let leakage { _ = try results.output(of: leakage) }
    return try results.reading { try agreement($0) } + results.reading { try seriesTable($0) }
      + remarks(results) + Content.remarks(of: checks, results)
  }

  /// What is compared, in a sentence.
  var name: String { methods.joined(separator: ", ") }
  /// What it is compared with, in a sentence.
  var reference: String { against ?? "the truth" }

  /// Who is left out, and what so few patients cannot give. The gaps of published tables are told by
  /// the chapters.
  private func remarks(_ results: any Results) throws -> [Content] {
    guard columns != .published else { return [] }
    let measured = try results.output(of: volumes).rows.filter {
      methods.contains($0.method) && $0.isUsed
    }
    let counts = try results.output(of: comparison).agreement.rows.map(\.count)
    let leftOut = LeftOutPatients(measured: measured, reference: against)
      .sentence.map(Content.remark)
    guard let count = counts.max(), count < 4 else { return [leftOut].compactMap(\.self) }
    let what = count < 3 ? "a correlation" : "the interval of a correlation"
    return [leftOut, .prose("\(count) series are too few for \(what).")].compactMap(\.self)
  }

  private func agreement(_ results: any Results) throws -> [Content] {
    let found = try results.output(of: comparison)
    let rows = methods.flatMap { method in
      measures.compactMap { measure in
        found.agreement.rows.first { $0.method == method && $0.measure == measure }
      }
    }
    let keys = methods.count == 1 ? ["measure"] : ["method", "measure"]
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
          try VolumeAgreementRow.main(rows), keys: keys,
          caption: "Agreement of the volumes of \(name) with \(reference) (difference: "
            + (against == nil ? "measured − true)." : "\(difference))."),
          units: units)),
      .table(
        TableContent(
          part: "intervals", try VolumeAgreementRow.intervals(rows), keys: keys,
          caption: "95 % intervals of bias and limits of agreement, of both correlations, and with"
            + " patients drawn again.", units: units)),
    ]
    return content
  }

  private func seriesTable(_ results: any Results) throws -> Content {
    let own = try results.output(of: volumes).rows.filter { methods.contains($0.method) }
    let columns: [RowColumn<SeriesMeasurement>] =
      switch columns {
      case .published: RowColumn.published
      case .cohort: RowColumn.cohort
      case .own: RowColumn.own(against: against)
      }
    return .table(
      TableContent(
        part: "series", try Table(own, columns),
        keys: methods.count == 1 ? ["Id"] : ["Id", "method"],
        caption: "Volumes of \(name) by series.", shown: false))
  }
}
