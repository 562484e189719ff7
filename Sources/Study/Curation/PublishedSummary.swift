import Book
import CohortStatistics
import CohortTerms
import Cohorts
import Engine
import Figures
import StudyTerms
import Tables

/// What the published curation met, and who its patients are.
struct PublishedSummary: ContentBuilder {
  var source: KaggleSource

  private var curation: PublishedCuration { PublishedCuration(source: source) }
  var steps: [any Step] { [curation] }

  func content(from results: any Results) throws -> [Content] {
    let found = try results.output(of: curation)
    let ranges = found.ranges.rows
    return [
      .figure(
        try ProblemFigure.content(found.problems.rows, [.problem, .resolution, .lines, .patients])),
      .table(
        TableContent(
          try Table(
            found.problems.rows + [
              ProblemCount(
                problem: "all", resolution: "any", lines: found.lines,
                patients: found.patientsWithProblems)
            ], [.problem, .resolution, .lines, .patients]),
          keys: ["problem"],
          caption: "Problems of the series, by lines of the curation log and by patients.")),
      .table(
        TableContent(
          part: "sets", try sets(found.sets.rows), keys: ["part"],
          caption: "Series and patients by part of the challenge.")),
      .table(
        TableContent(
          part: "demographics", try PatientGroup.table(found.demographics.rows),
          keys: ["group", "value"],
          caption: "Patients by sex, age and part of the challenge.")),
      .figure(try ageFigure(found.ages.rows)),
      .table(
        TableContent(
          part: "scanners", try scanners(found.scanners.rows), keys: ["scanner", "field"],
          caption: "Patients by scanner and field strength.")),
      .table(
        TableContent(
          part: "ranges", try self.ranges(ranges), keys: ["quantity"],
          caption: "Ranges of age and of what the scanner was set to.",
          units: RowUnits(ranges.map(\.setting.unit), of: ["min", "median", "max"]))),
      .values([
        NamedValue("lines", Double(found.lines), decimals: 0),
        NamedValue("patients_with_problems", Double(found.patientsWithProblems), decimals: 0),
        NamedValue(
          "patients", found.demographics.rows.first.map { Double($0.count) } ?? .nan,
          unit: "patients", decimals: 0),
        NamedValue(
          "series", found.sets.rows.last.map { Double($0.series) } ?? .nan, unit: "series",
          decimals: 0),
      ]),
    ]
  }

  private func sets(_ rows: [PartCount]) throws -> Table {
    try Table(
      rows,
      [
        .texts("part", title: "Part", \.part), .counts("series", title: "Series", \.series),
        .counts("patients", title: "Patients", \.patients),
        .counts("split", title: "Patients with two series", \.split),
      ])
  }

  private func scanners(_ rows: [ScannerCount]) throws -> Table {
    let all = Double(rows.map(\.count).reduce(0, +))
    return try Table(
      rows,
      [
        .texts("scanner", title: "Scanner", \.scanner),
        .numbers("field", title: "Field strength", unit: "T", decimals: 1, \.field),
        .counts("count", title: "Patients", \.count),
        .numbers("share", title: "Share", unit: "%", decimals: 1) { 100 * Double($0.count) / all },
      ])
  }

  private func ranges(_ rows: [SettingRange]) throws -> Table {
    try Table(
      rows,
      [
        .texts("quantity", title: "Key", \.setting.publishedKey),
        .texts("name", title: "Quantity", \.setting.title),
        .texts("unit", title: "Unit", \.setting.unit),
        .counts("count", title: "Patients", \.count),
        .numbers("min", title: "Smallest", decimals: 2, \.min),
        .numbers("median", title: "Median", decimals: 2, \.median),
        .numbers("max", title: "Largest", decimals: 2, \.max),
      ])
  }

  private func ageFigure(_ rows: [AgeDensity]) throws -> FigureContent {
    let colors: [ChallengePart: Color] = [.train: .blue, .validate: .orange, .test: .green]
    let marks = ChallengePart.allCases.map { part in
      let own = rows.filter { $0.part == part }
      return Mark.line(x: own.map(\.age), y: own.map(\.density), color: colors[part] ?? .ink)
    }
    let legend = ChallengePart.allCases.map {
      LegendEntry($0.rawValue, color: colors[$0] ?? .ink, symbol: .line)
    }
    return FigureContent(
      part: "age",
      Figure(
        [Panel(x: Axis("Age", unit: "years"), y: Axis("Density", unit: "1/year"), marks)],
        aspect: 0.5, legend: legend),
      source: try Table(
        rows,
        [
          .texts("part", \.part.rawValue), .numbers("age", unit: "years", \.age),
          .numbers("density", \.density),
        ]),
      caption: "Age of the patients by part of the challenge (kernel density).",
      alt: "Three curves of density over age, one for each part.")
  }
}
