import Book
import CohortStatistics
import CohortTerms
import Cohorts
import Engine
import GroundTruth
import Imaging
import Tables

/// The problems that the curation of a cohort met, and its patients.
struct CohortSummary: ContentBuilder {
  var cohort: Cohort

  private var findings: CohortFindings { CohortFindings(patients: cohort.curations) }

  var steps: [any Step] {
    if let missing = cohort.missing { return [missing] }
    return [findings] + (cohort.contourVolumes.map { [$0] } ?? [])
      + (cohort.contourChecks.map { [$0] } ?? [])
  }

  func content(from results: any Results) throws -> [Content] {
    if let missing = cohort.missing { _ = try results.output(of: missing) }
    return try results.reading { try content(of: $0.output(of: findings)) }
      + results.reading { try contourVolumes($0) }
      + Content.remarks(of: cohort.contourChecks, results)
  }

  func content(of found: CohortFindings.Output) throws -> [Content] {
    try injected(found.injected.rows) + problems(found) + images(found) + patients(found)
      + [.table(try log(found.log.rows)), .table(try slices(found.slices.rows)), values(found)]
      + [.values([NamedValue("choices", .text(cohort.isLegacy ? "the original's" : "ours"))])]
  }
}

extension CohortSummary {
  /// Empty unless the cohort is synthetic.
  private func injected(_ rows: [InjectionFound]) throws -> [Content] {
    guard !rows.isEmpty else { return [] }
    let table = try Table(
      rows,
      [
        .texts("pid", title: "Patient", \.patient),
        .texts("kind", title: "Put in", \.kind.rawValue),
        .texts("problem", title: "Problem in the log", \.problem),
        .texts("slice", title: "Slice", \.slice), .texts("detail", title: "Detail", \.detail),
        .texts("named", title: "Named by the log") { $0.isNamed ? "yes" : "no" },
      ])
    return [
      .table(
        TableContent(
          part: "injected", table, keys: ["pid", "kind", "slice"],
          caption: "What was put into the synthetic studies, and whether the log names it.",
          shownRows: 12)),
      .values([
        NamedValue("injected", Double(rows.count), decimals: 0),
        NamedValue("injected_named", Double(rows.count { $0.isNamed }), decimals: 0),
        NamedValue(
          "injected_patients", Double(Set(rows.map(\.patient)).count), unit: "patients",
          decimals: 0),
      ]),
    ]
  }

  private func problems(_ found: CohortFindings.Output) throws -> [Content] {
    let problems = found.problems.rows
    let all = ProblemCount(
      problem: "all", lines: found.log.rows.count, patients: found.patientsWithProblems)
    // Without a problem there is nothing to draw.
    let figure =
      problems.isEmpty
      ? []
      : [Content.figure(try ProblemFigure.content(problems, [.problem, .lines, .patients]))]
    return figure + [
      .table(
        TableContent(
          try Table(problems + [all], [.problem, .lines, .patients]), keys: ["problem"],
          caption: "Problems met by the curation, by lines of its log and by patients.")),
      .table(
        TableContent(
          part: "attention",
          try Table(
            found.attention.rows,
            [
              .texts("pid", title: "Series", \.series), .counts("found", title: "Slices", \.found),
              .counts("dropped", title: "Dropped", \.dropped),
              .counts("copied", title: "Copied", \.copied),
            ] + moved(found.attention.rows) + [
              .counts("lines", title: "Lines", \.lines),
              .texts("problems", title: "Problems", \.problems),
            ]), keys: ["pid"],
          caption: "Series to look at, those first where most was changed.", shownRows: 10)),
    ]
  }

  /// A column of zeros would say nothing.
  private func moved(_ rows: [SeriesAttention]) -> [RowColumn<SeriesAttention>] {
    rows.contains { $0.moved > 0 } ? [.counts("moved", title: "Moved", \.moved)] : []
  }

  private func images(_ found: CohortFindings.Output) throws -> [Content] {
    // Some problems cannot be seen in an image.
    let examples =
      found.examples.isEmpty
      ? Content.missing(["examples": "nothing was put right that can be seen in an image"])
      : Content.figure(try exampleFigure(found.examples))
    return [.figure(try locationFigure(found.slices.rows)), examples]
      + (try distributionFigures(found.series.rows).map(Content.figure)) + [
        .table(
          TableContent(
            part: "series",
            try Table(
              found.series.rows,
              [
                .texts("pid", title: "Series", \.id), .counts("X", \.columns), .counts("Y", \.rows),
                .counts("slices", title: "Slices", \.slices),
                .counts("phases", title: "Phases", \.phases),
                .numbers("pixel_x", title: "Pixel, X", unit: "mm", decimals: 3, \.pixelX),
                .numbers("pixel_y", title: "Pixel, Y", unit: "mm", decimals: 3, \.pixelY),
                .numbers("distance", title: "Slice distance", unit: "mm", decimals: 2, \.distance),
                .numbers("step", title: "Phase step", unit: "ms", decimals: 1, \.timeStep),
                .numbers("scale", title: "Scaled by", decimals: 3, \.scaleFactor),
              ]), keys: ["pid"], caption: "The curated series.", shownRows: 8))
      ]
  }

  private func patients(_ found: CohortFindings.Output) throws -> [Content] {
    let settings = found.settings.rows
    return [
      .table(
        TableContent(
          part: "demographics", try PatientGroup.table(found.demographics.rows),
          keys: ["group", "value"],
          caption: "Patients by sex and age, as the headers of the curated series say.")),
      .table(
        TableContent(
          part: "settings",
          try Table(
            settings,
            [
              .texts("quantity", title: "Quantity", \.setting.rawValue),
              .texts("unit", title: "Unit", \.setting.unit),
              .counts("count", title: "Series", \.count),
              .numbers("min", title: "Smallest", decimals: 2, \.min),
              .numbers("median", title: "Median", decimals: 2, \.median),
              .numbers("max", title: "Largest", decimals: 2, \.max),
            ]), keys: ["quantity"],
          caption: "What the headers say of patients and settings: ranges over the series.",
          units: RowUnits(settings.map(\.setting.unit), of: ["min", "median", "max"]))),
      .table(
        TableContent(
          part: "scanners",
          try Table(
            found.scanners.rows,
            [
              .texts("scanner", title: "Scanner", \.scanner),
              .numbers("field", title: "Field", unit: "T", decimals: 1, \.field),
              .counts("series", title: "Series", \.count),
            ]), keys: ["scanner", "field"],
          caption: "Series by scanner and field strength.")),
    ]
  }

  private func log(_ rows: [CurationDecision]) throws -> TableContent {
    TableContent(
      part: "log",
      try Table(
        rows,
        [
          .texts("pid", title: "Patient", \.series),
          .texts("problem", title: "Problem", \.problem.rawValue),
          .texts("resolution", title: "Resolution", \.resolution),
          .texts("image", title: "Image", \.image), .texts("extra", title: "Extra", \.extra),
        ]), keys: ["pid", "problem", "image", "extra"], caption: "The curation's log.",
      shownRows: 8)
  }

  private func slices(_ rows: [SliceRow]) throws -> TableContent {
    TableContent(
      part: "slices", try Self.table(rows), keys: ["pid", "image"],
      caption: "Every slice that was found or made.", shown: false)
  }

  static func table(_ slices: [SliceRow]) throws -> Table {
    try Table(
      slices,
      [
        .texts("pid", title: "Series", \.series), .texts("image", title: "First image", \.image),
        .numbers("location", title: "Location", unit: "mm", decimals: 2, \.location),
        .texts("fate", title: "What became of it", \.fate.rawValue),
      ])
  }

  private func values(_ found: CohortFindings.Output) -> Content {
    let scanners = found.scanners.rows
    let slices = found.slices.rows
    return .values(
      [
        NamedValue("lines", Double(found.log.rows.count), decimals: 0),
        NamedValue("patients", Double(found.curatedPatients), unit: "patients", decimals: 0),
        NamedValue(
          "patients_with_problems", Double(found.patientsWithProblems), unit: "patients",
          decimals: 0),
        NamedValue("series", Double(found.series.rows.count), unit: "series", decimals: 0),
        NamedValue("slices", Double(slices.count), unit: "slices", decimals: 0),
        NamedValue(
          "scanners", Double(Set(scanners.map(\.scanner)).subtracting([""]).count), decimals: 0),
        NamedValue(
          "field_strengths", Double(Set(scanners.map(\.field).filter { !$0.isNaN }).count),
          decimals: 0),
      ]
        + SliceFate.allCases.map { fate in
          NamedValue(
            "slices_\(fate.rawValue)", Double(slices.count { $0.fate == fate }), unit: "slices",
            decimals: 0)
        })
  }

  /// Empty if there are no contours.
  private func contourVolumes(_ results: any Results) throws -> [Content] {
    guard let step = cohort.contourVolumes else { return [] }
    let table = try Table(
      results.output(of: step).rows,
      [
        .texts("pid", title: "Patient", \.patient),
        .numbers("EDV", title: "EDV", unit: "ml", decimals: 1, \.diastole),
        .numbers("ESV", title: "ESV", unit: "ml", decimals: 1) { $0.systole ?? .nan },
        .numbers("EF", title: "EF", unit: "%", decimals: 1, \.ejectionFraction),
        .counts("ed_phase", title: "ED phase", \.diastolicPhase),
        .numbers("es_phase", title: "ES phase") { $0.systolicPhase.map(Double.init) ?? .nan },
        .counts("ed_slices", title: "ED slices", \.diastolicSlices),
        .numbers("es_slices", title: "ES slices") { $0.systolicSlices.map(Double.init) ?? .nan },
      ])
    return [
      .table(
        TableContent(
          part: "volumes", table, keys: ["pid"],
          caption: "Volumes of the left ventricle within the contours drawn by hand, slice by slice"
            + " at the distance that curation found."))
    ]
  }
}
