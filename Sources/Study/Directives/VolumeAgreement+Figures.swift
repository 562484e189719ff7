import Figures
import Book
import StudyTerms
import Tables

extension VolumeAgreement {
  /// A few points have to be seen, a thousand not to hide each other.
  private static func dot(_ count: Int) -> Double { count < 50 ? 5 : 2.4 }

  private func unit(_ measure: String) -> String { measure == "EF" ? "%" : "ml" }

  private func rows(_ series: Table) throws -> Table {
    let measures = try series.texts("measure")
    return series.rows(measures.indices.filter { chosen.contains(measures[$0]) })
  }

  func scatter(_ series: Table, part: String?) throws -> FigureContent {
    let table = try rows(series)
    let measures = try table.texts("measure")
    let x = try table.numbers("true")
    let y = try table.numbers("predicted")
    let panels = chosen.map { measure in
      let rows = measures.indices.filter { measures[$0] == measure }
      return Panel.scatterWithIdentity(
        x: rows.map { x[$0] }, y: rows.map { y[$0] }, xLabel: "Truth", yLabel: name,
        unit: unit(measure), title: measure, size: Self.dot(rows.count))
    }
    return FigureContent(
      part: part, Figure(panels, columns: 3, aspect: 1), source: table,
      caption: "\(chosen.joined(separator: ", ")) by \(name) against the truth, with the line of"
        + " identity.",
      alt:
        "Scatter plots of measured against true values, with the line of identity."
    )
  }

  func differences(_ series: Table, limits: Table) throws -> FigureContent {
    let table = try rows(series)
    let measures = try table.texts("measure")
    let x = try table.numbers("mean")
    let y = try table.numbers("difference")
    let names = try limits.texts("measure")
    let bias = try limits.numbers("bias")
    let low = try limits.numbers("loa_low")
    let high = try limits.numbers("loa_high")
    let panels = chosen.map { measure in
      let rows = measures.indices.filter { measures[$0] == measure }
      var marks: [Mark] = [
        .points(
          x: rows.map { x[$0] }, y: rows.map { y[$0] }, color: .blue, size: Self.dot(rows.count))
      ]
      if let row = names.firstIndex(of: measure) {
        marks += [
          .horizontal(
            y: bias[row], color: .vermilion, dash: .solid, label: Number.fixed(bias[row], 1)),
          .horizontal(
            y: low[row], color: .vermilion, dash: .dashed, label: Number.fixed(low[row], 1)),
          .horizontal(
            y: high[row], color: .vermilion, dash: .dashed, label: Number.fixed(high[row], 1)),
        ]
      }
      return Panel(
        title: measure, x: Axis("Mean of both", unit: unit(measure)),
        y: Axis("Measured − true", unit: unit(measure)), marks)
    }
    return FigureContent(
      Figure(panels, columns: 3, aspect: 1), source: table,
      caption:
        "Differences after Bland and Altman: bias (solid) and 95 % limits of agreement (dashed).",
      alt: "Differences against means, with bias and limits of agreement as lines.")
  }

  func confidence(_ tables: NamedTables) throws -> [Content] {
    let scores = try tables("confidence")
    let used = try scores.logicals("used")
    let kept = scores.rows(used.indices.filter { used[$0] == true })
    let values = try kept.numbers("confidence")
    let width = 0.05
    let bins = 20
    var counts = Array(repeating: 0, count: bins)
    for value in values where value >= 0 {
      counts[Int(min(Double(bins - 1), value / width))] += 1
    }
    let starts = (0..<bins).map { Double($0) * width * 100 }
    let panel = Panel(
      x: Axis("Score", unit: "%"), y: Axis("Series"),
      [
        .rectangles(
          x0: starts, x1: starts.map { $0 + width * 100 }, y0: starts.map { _ in 0 },
          y1: counts.map(Double.init), color: .blue)
      ] + sets.thresholds.map { .vertical(x: $0 * 100, color: .vermilion, dash: .dashed) })
    return [
      .figure(
        FigureContent(
          Figure([panel], aspect: 0.5),
          source: try Table([
            Column("from", unit: "%", numbers: starts), Column("series", counts: counts),
          ]),
          caption:
            "Scores of the labels' series; the last bar holds all above. Dashed: the sets' limits.",
          alt: "Histogram of scores, with the sets' limits as lines.")),
      .table(
        TableContent(
          try tables("sets"), keys: ["threshold"],
          caption: "Series and images whose labels' score is at most 5, 10 and 15 % (cumulative).")),
      .table(
        TableContent(
          part: "series", scores, keys: ["Id"], caption: "Score of the labels by series.",
          shown: false)),
    ]
  }

  func bins(_ tables: NamedTables) throws -> [Content] {
    [
      .table(
        TableContent(
          part: "audit", try tables("audit"), keys: ["item"],
          caption: "Series by score: as published (unrotated series) and as trained on.")),
      .table(
        TableContent(
          try tables("bins"), keys: ["variant", "set", "measure"],
          caption: "Patients of the sets: true EF and volumes, sex, field strength.")),
      .table(
        TableContent(
          part: "sex", try tables("bin_sex"), keys: ["variant", "set", "sex"],
          caption: "Sex by set.", shown: false)),
      .table(
        TableContent(
          part: "field", try tables("bin_field"), keys: ["variant", "set", "field"],
          caption: "Field strength by set.", shown: false)),
    ]
  }

  func manual(_ tables: NamedTables) throws -> [Content] {
    let volumes = try tables("volumes")
    let phases = try volumes.texts("phase")
    let drawn = try volumes.numbers("manual")
    let truth = try volumes.numbers("truth")
    let fits = try tables("regression")
    let intercepts = try fits.numbers("intercept")
    let slopes = try fits.numbers("slope")
    let panels = Phase.allCases.enumerated().map { index, phase in
      let rows = phases.indices.filter { phases[$0] == phase.rawValue }
      var panel = Panel.scatterWithIdentity(
        x: rows.map { drawn[$0] }, y: rows.map { truth[$0] }, xLabel: "Manual", yLabel: "Truth",
        unit: "ml", title: phase.volumeName, size: 4, opacity: 0.9)
      panel.marks.append(
        .slope(
          intercept: intercepts[index], slope: slopes[index], color: .vermilion, dash: .dashed))
      return panel
    }
    return [
      .figure(
        FigureContent(
          Figure(panels, columns: 2, aspect: 1), source: volumes,
          caption:
            "True volumes against those of the manual masks; solid: identity, dashed:"
            + " regression.",
          alt: "Two scatter plots, ED and ES, with the lines of identity and regression.")),
      .table(
        TableContent(
          volumes, keys: ["patient", "phase"],
          caption: "Volumes of nine patients by manual masks, labels and truth.")),
      .table(
        TableContent(
          part: "agreement", try tables("agreement"), keys: ["phase", "pair"],
          caption: "Correlation and agreement between manual masks, labels and truth.")),
      .table(
        TableContent(
          part: "regression", try tables("regression"), keys: ["phase"],
          caption: "Regression of the true on the manual volume.")),
      .table(
        TableContent(
          part: "dice", try tables("dice"), keys: ["class"],
          caption: "Dice of manual masks and labels over images.")),
      .table(
        TableContent(
          part: "images", try tables("dice_images"), keys: ["image"],
          caption: "Dice of manual masks and labels by image.", shown: false)),
    ]
  }
}
