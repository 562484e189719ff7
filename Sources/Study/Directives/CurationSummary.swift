import Engine
import Figures
import Book
import StudyTerms
import Tables

/// What a curation met, and who the patients are: of the published tables, or of a cohort that is curated for it.
struct CurationSummary: Directive {
  static let name = "curation-summary"
  static let summary =
    "Problems met by a curation, slices kept and dropped, patients, scanners: published or of a cohort."
  static let example = "source: cmr/analysis/kaggle"

  /// The folder of the published tables of the Kaggle half.
  var source: DataPath?
  /// The patients to curate, instead of the published tables.
  var cohort: Cohort?

  private enum CodingKeys: String, CodingKey { case source, cohort }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    source = try options.decodeIfPresent(DataPath.self, forKey: .source)
    cohort = try options.decodeIfPresent(Cohort.self, forKey: .cohort)
    do { try cohort?.remark(on: CodingKeys.cohort, decoder) } catch {
      throw options.refusal(.cohort, "\(error)")
    }
  }

  private var step: CurationTables { CurationTables(source: source.kaggle) }
  private func findings(_ cohort: Cohort) -> CohortFindings {
    CohortFindings(patients: cohort.curations)
  }

  var steps: [any Step] {
    guard let cohort else { return [step] }
    if let missing = cohort.missing { return [missing] }
    return [findings(cohort)] + (cohort.contourVolumes.map { [$0] } ?? [])
  }

  func content(from results: any Results) throws -> [Content] {
    if let cohort {
      if let missing = cohort.missing { _ = try results.output(of: missing) }
      let content = try cohortContent(results.output(of: findings(cohort)), of: cohort)
      let choices = NamedValue("choices", .text(cohort.isLegacy ? "the original's" : "ours"))
      let volumes = try cohort.contourVolumes.map {
        try volumeContent(results.output(of: $0)).made(of: $0)
      }
      return (content + [.values([choices])]).map { $0.made(of: findings(cohort)) }
        + [volumes].compactMap(\.self)
    }
    let tables = try results.output(of: step)
    let problems = try tables("problems")
    let last = problems.rowCount - 1
    return [
      .figure(try problemFigure(problems)),
      .table(
        TableContent(
          problems, keys: ["problem"],
          caption: "Problems of the series, by lines of the curation log and by patients.")),
      .table(
        TableContent(
          part: "sets", try tables("sets"), keys: ["part"],
          caption: "Series and patients by part of the challenge.")),
      .table(
        TableContent(
          part: "demographics", try tables("demographics"), keys: ["group", "value"],
          caption: "Patients by sex, age and part of the challenge.")),
      .figure(try ageFigure(tables("ages"))),
      .table(
        TableContent(
          part: "scanners", try tables("scanners"), keys: ["scanner", "field"],
          caption: "Patients by scanner and field strength.")),
      .table(
        TableContent(
          part: "ranges", try tables("ranges"), keys: ["quantity"],
          caption: "Ranges of age and of what the scanner was set to.",
          units: RowUnits(try tables("ranges").texts("unit"), of: ["min", "median", "max"]))),
      .values([
        NamedValue("lines", try problems.numbers("lines")[last], decimals: 0),
        NamedValue("patients_with_problems", try problems.numbers("patients")[last], decimals: 0),
        NamedValue(
          "patients", try tables("demographics").numbers("count")[0], unit: "patients", decimals: 0),
        NamedValue(
          "series", try tables("sets").numbers("series").last ?? .nan, unit: "series", decimals: 0),
      ]),
    ]
  }
}

extension CurationSummary {
  func problemFigure(_ table: Table) throws -> FigureContent {
    let patients = try table.numbers("patients")
    let kinds = table.rows(
      (0..<max(0, table.rowCount - 1)).sorted { (-patients[$0], $0) < (-patients[$1], $1) })
    let panel = Panel.horizontalBars(
      names: try kinds.texts("problem"), values: try kinds.numbers("patients"),
      xLabel: "Patients")
    return FigureContent(
      part: "problems", Figure([panel], aspect: 0.6), source: kinds,
      caption: "Patients of whom a series had a problem, by kind (names as in the log).",
      alt: "Horizontal bars, one for each kind of problem, the most frequent at the top.")
  }

  private func ageFigure(_ table: Table) throws -> FigureContent {
    let parts = try table.texts("part")
    let ages = try table.numbers("age")
    let densities = try table.numbers("density")
    let colors: [ChallengePart: Color] = [.train: .blue, .validate: .orange, .test: .green]
    let marks = ChallengePart.allCases.map { part in
      let rows = parts.indices.filter { parts[$0] == part.rawValue }
      return Mark.line(
        x: rows.map { ages[$0] }, y: rows.map { densities[$0] }, color: colors[part] ?? .ink)
    }
    let legend = ChallengePart.allCases.map {
      LegendEntry($0.rawValue, color: colors[$0] ?? .ink, symbol: .line)
    }
    return FigureContent(
      part: "age",
      Figure(
        [Panel(x: Axis("Age", unit: "years"), y: Axis("Density", unit: "1/year"), marks)],
        aspect: 0.5, legend: legend),
      source: table, caption: "Age of the patients by part of the challenge (kernel density).",
      alt: "Three curves of density over age, one for each part.")
  }
}
