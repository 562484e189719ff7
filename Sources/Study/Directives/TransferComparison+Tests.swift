import Engine
import Figures
import Book
import StudyTerms
import Tables

extension TransferComparison {
  var testSteps: [TransferTest] {
    pairs.map {
      TransferTest(
        first: $0.first, second: $0.second,
        confusions: [confusion(of: $0.first), confusion(of: $0.second)], repetitions: repetitions)
    }
  }

  func testContent(_ results: any Results) throws -> [Content] {
    let table = try Table.stacked(try testSteps.map { try results.output(of: $0) })
    let shown = try table.filtered("part", part.rawValue)
    return [
      .figure(
        FigureContent(
          try testFigure(shown), source: shown,
          caption: "Mean difference in Dice between two models on the same \(part.rawValue) images,"
            + " with 95 % intervals: volunteers drawn again (circles), and images as if they"
            + " were independent (squares).",
          alt: "Two intervals for each pair of models.")),
      .table(
        TableContent(
          table, keys: ["pair", "class", "part"],
          caption: "Paired Wilcoxon signed-rank tests over images (V and p as R's `wilcox.test`"
            + " gives them), mean difference of the first and the second model, and its intervals"
            + ". The images of a volunteer are not independent: the p values are too small.")),
    ] + (origin.isLive ? [] : [.table(try testAudit(table))])
  }

  private func testFigure(_ table: Table) throws -> Figure {
    let labels = try table.texts("pair")
    let classes = try table.texts("class")
    let columns = try ["difference", "low", "high", "image_low", "image_high"].map {
      try table.numbers($0)
    }
    let names = pairs.map { "\($0.first.rawValue)-\($0.second.rawValue)" }
    let panels = TissueClass.compared.map { tissue in
      let rows = labels.indices.filter { classes[$0] == tissue.symbol }
      let x = rows.map { Double(names.firstIndex(of: labels[$0]) ?? 0) }
      func interval(
        _ low: Int, _ high: Int, _ shift: Double, _ color: Color, _ shape: PointShape
      ) -> Mark {
        .interval(
          x: x.map { $0 + shift }, y: rows.map { columns[0][$0] },
          low: rows.map { columns[low][$0] }, high: rows.map { columns[high][$0] }, color: color,
          shape: shape)
      }
      return Panel(
        title: tissue.symbol, x: Axis("", .band(names)),
        y: Axis("Difference in Dice \(tissue.symbol)"),
        [
          .horizontal(y: 0, dash: .dashed), interval(1, 2, -0.12, .blue, .circle),
          interval(3, 4, 0.12, .orange, .square),
        ])
    }
    return Figure(
      panels, columns: 2,
      legend: [
        LegendEntry("by volunteer", color: .blue),
        LegendEntry("by image", color: .orange, shape: .square),
      ])
  }

  /// The width of the intervals, images as the unit beside volunteers.
  private func testAudit(_ table: Table) throws -> TableContent {
    let labels = try table.texts("pair")
    let classes = try table.texts("class")
    let parts = try table.texts("part")
    let low = try table.numbers("low")
    let high = try table.numbers("high")
    let imageLow = try table.numbers("image_low")
    let imageHigh = try table.numbers("image_high")
    let items = labels.indices.map { row in
      AuditItem(
        item: "\(labels[row]) \(classes[row]) \(parts[row])",
        published: imageHigh[row] - imageLow[row], likeForLike: high[row] - low[row],
        note: "width of the 95 % interval of the mean difference: by image, by volunteer")
    }
    return TableContent(
      part: "audit", try AuditItem.table(items, decimals: 4), keys: ["item"],
      caption: "How much wider the interval of a difference is when volunteers are drawn again.",
      shown: false)
  }
}
