import Engine
import Figures
import Foundation
import Report
import Tables

extension Training {
  /// The runs side by side; one that failed says why and does not stop the others.
  func content(of live: LiveRuns, _ results: any Results) throws -> [Content] {
    var done: [(run: LiveRun, log: Table, size: Table, scores: SegmentationScores.Output?)] = []
    var volumes: [NamedTables] = []
    var failures: [(String, String)] = []
    for run in live.runs {
      do {
        let tables = try results.output(of: run.log)
        let scores = try run.scores.map { try results.output(of: $0) }
        if let step = run.volumes { volumes.append(try results.output(of: step)) }
        done.append((run, try tables("log"), try tables("size"), scores))
      } catch let failure as StepFailure {
        failures.append((run.name, failure.sentence))
      }
    }
    if done.isEmpty, let (_, sentence) = failures.first {
      throw StepFailure(step: Self.name, reason: .failed, sentence: sentence)
    }
    var content: [Content] = [
      .figure(try curves(done.map { ($0.run.name, $0.log) })),
      .table(
        TableContent(
          try runs(done.map { ($0.run.name, $0.log, $0.size) }, failures), keys: ["run"],
          caption:
            "The trainings after their last epoch; Dice, where there is one, is of the patients"
            + " that validate.")),
      .table(
        TableContent(
          part: "log", try Self.stacked(done.map { ($0.run.name, $0.log) }),
          keys: ["run", "epoch"], caption: "The logs of the trainings.", shown: false)),
    ]
    if let rates = live.rates { content += try rateContent(results.output(of: rates)) }
    let tested = done.compactMap { item in item.scores.map { (item.run.name, $0) } }
    if !tested.isEmpty {
      let summary = try Self.stacked(try tested.map { ($0.0, try $0.1.tables("summary")) })
      content += [
        .figure(try testFigure(summary, tested.map(\.0))),
        .table(
          TableContent(
            part: "test", summary, keys: ["run", "class"],
            caption:
              "Dice on the test images: mean with a 95 % interval that draws patients, median,"
              + " and pooled over all pixels.")),
        .table(
          TableContent(
            part: "images", try Self.stacked(try tested.map { ($0.0, try $0.1.tables("images")) }),
            keys: ["run", "image"], caption: "Every test image.", shown: false)),
        .figure(try gallery(tested.map { ($0.0, $0.1.examples) })),
      ]
    }
    return content + (volumes.isEmpty ? [] : try volumeContent(volumes))
  }

  /// Of all runs, one after the other; a class that a run does not know is missing there.
  private static func stacked(_ tables: [(name: String, table: Table)]) throws -> Table {
    var columns: [Column] = []
    for column in tables.flatMap(\.table.columns)
    where !columns.contains(where: { $0.name == column.name }) {
      columns.append(column)
    }
    return try Table.stacked(
      try tables.map { name, table in
        let own = columns.map { column in
          table.columns.first { $0.name == column.name }
            ?? Column(
              column.name, title: column.title, decimals: column.decimals,
              numbers: (0..<table.rowCount).map { _ in .nan })
        }
        return try Table(
          [Column("run", title: "Run", texts: (0..<table.rowCount).map { _ in name })] + own)
      })
  }

  private func runs(
    _ done: [(name: String, log: Table, size: Table)], _ failures: [(String, String)]
  ) throws -> Table {
    let names = done.map(\.name) + failures.map(\.0)
    func last(_ column: String) throws -> [Double] {
      try done.map { try $0.log.numbers(column).last ?? .nan } + failures.map { _ in .nan }
    }
    func size(_ column: String) throws -> [Double] {
      try done.map { try $0.size.numbers(column).first ?? .nan } + failures.map { _ in .nan }
    }
    var columns = [
      Column("run", title: "Run", texts: names),
      Column("patients", title: "Patients", decimals: 0, numbers: try size("patients")),
      Column("images", title: "Images", decimals: 0, numbers: try size("images")),
      Column("epochs", title: "Epochs", decimals: 0, numbers: try last("epoch")),
      Column(
        "seen", title: "Images seen", decimals: 0,
        numbers: zip(try size("images"), try last("epoch")).map(*)),
      Column("train_loss", title: "Loss", decimals: 3, numbers: try last("train_loss")),
      Column("valid_loss", title: "Loss, validation", decimals: 3, numbers: try last("valid_loss")),
      Column("LV", title: "Dice LV", decimals: 3, numbers: try last("LV")),
      Column("MY", title: "Dice MY", decimals: 3, numbers: try last("MY")),
    ]
    // Nobody validates, or there is no such class.
    columns.removeAll { column in
      if case .numbers(let numbers) = column.values { return numbers.allSatisfy(\.isNaN) }
      return false
    }
    if !failures.isEmpty {
      columns.append(
        Column(
          "state", title: "State",
          texts: done.map { _ in "done" } + failures.map { "failed: " + $0.1 }))
    }
    return try Table(columns)
  }

  private func rateContent(_ table: Table) throws -> [Content] {
    let rates = try table.numbers("rate")
    let steepest = try table.texts("steepest").firstIndex(of: "yes").map { rates[$0] }
    let panel = Panel(
      x: Axis("Learning rate", .log10()), y: Axis("Training loss"),
      [
        .points(x: rates, y: try table.numbers("loss"), color: .gray, size: 2.4),
        .line(x: rates, y: try table.numbers("smoothed"), color: .blue),
      ] + (steepest.map { [.vertical(x: $0, color: .vermilion, dash: .dashed)] } ?? []))
    return [
      .figure(
        FigureContent(
          part: "rates", Figure([panel], aspect: 0.5), source: table,
          caption:
            "Loss while the learning rate grows from step to step, as it is (dots) and smoothed (line);"
            + " dashed, where it falls fastest.",
          alt: "The loss stays, then falls, and rises again where the rate is too large.")),
      .values([NamedValue("steepest_rate", steepest ?? .nan, decimals: 6)]),
    ]
  }

  private static let colors: [Color] = [
    .blue, .orange, .green, .vermilion, .purple, .sky, .ink, .gray,
  ]

  private func color(_ index: Int) -> Color { Self.colors[index % Self.colors.count] }

  private func curves(_ logs: [(name: String, log: Table)]) throws -> FigureContent {
    let dashes: [Dash] = [.solid, .dashed, .dotted]
    func marks(_ column: String) throws -> [Mark] {
      try logs.enumerated().map { index, item in
        .line(
          x: try item.log.numbers("epoch"), y: try item.log.numbers(column), color: color(index),
          dash: dashes[index / Self.colors.count % dashes.count])
      }
    }
    var panels = [Panel(x: Axis("Epoch"), y: Axis("Training loss"), try marks("train_loss"))]
    let isValidated = try logs.contains { try $0.log.numbers("LV").contains { !$0.isNaN } }
    if isValidated {
      panels.append(
        Panel(x: Axis("Epoch"), y: Axis("Validation Dice, LV"), try marks("LV")))
    }
    return FigureContent(
      part: "curves",
      Figure(
        panels, columns: panels.count, aspect: isValidated ? 0.8 : 0.5,
        legend: logs.indices.map { LegendEntry(logs[$0].name, color: color($0), symbol: .line) }),
      source: try Self.stacked(logs.map { ($0.name, $0.log) }),
      caption: isValidated
        ? "Training loss and validation Dice of the left ventricle by epoch."
        : "Training loss by epoch.",
      alt: "Curves, one a run: losses fall"
        + (isValidated ? ", and Dice rises, fast at first." : ", fast at first."))
  }

  private func testFigure(_ summary: Table, _ names: [String]) throws -> FigureContent {
    let runs = try summary.texts("run")
    let classes = try summary.texts("class")
    let (mean, low, high) = (
      try summary.numbers("mean"), try summary.numbers("low"), try summary.numbers("high")
    )
    let known = ["LV", "MY", "RV"].filter(classes.contains)
    let colors: [String: Color] = ["LV": .vermilion, "MY": .blue, "RV": .green]
    let shapes: [String: PointShape] = ["LV": .circle, "MY": .square, "RV": .diamond]
    let marks = known.enumerated().map { place, symbol -> Mark in
      let rows = runs.indices.filter { classes[$0] == symbol }
      let offset = (Double(place) - Double(known.count - 1) / 2) * 0.18
      return .interval(
        x: rows.map { Double(names.firstIndex(of: runs[$0]) ?? 0) + offset },
        y: rows.map { mean[$0] }, low: rows.map { low[$0] }, high: rows.map { high[$0] },
        color: colors[symbol] ?? .ink, shape: shapes[symbol] ?? .circle)
    }
    return FigureContent(
      part: "test",
      Figure(
        [Panel(x: Axis("Run", .band(names)), y: Axis("Mean Dice on the test images"), marks)],
        aspect: 0.5,
        legend: known.map {
          LegendEntry(
            $0, color: colors[$0] ?? .ink, symbol: .point, shape: shapes[$0] ?? .circle)
        }), source: summary,
      caption: "Mean Dice on the test images, with 95 % intervals that draw patients.",
      alt: "A point with an interval for each run and class.")
  }

  private func gallery(_ runs: [(name: String, examples: [ScoredExample])]) throws -> FigureContent
  {
    let shown = runs.flatMap { run in run.examples.map { (run.name, $0) } }
    return FigureContent(
      part: "gallery",
      Figure(
        shown.map { Self.panel($0.0, $0.1) }, columns: 3, aspect: nil,
        legend: [
          LegendEntry("truth", color: .green, symbol: .outline),
          LegendEntry("network", color: .orange, symbol: .outline),
        ]),
      source: try Table([
        Column("run", title: "Run", texts: shown.map(\.0)),
        Column("image", title: "Image", texts: shown.map(\.1.name)),
        Column("patient", title: "Patient", texts: shown.map(\.1.patient)),
        Column("shown_for", title: "Shown for", texts: shown.map(\.1.reason)),
        Column("LV", title: "Dice LV", decimals: 3, numbers: shown.map(\.1.dice)),
      ]),
      caption:
        "The best, the median and the worst test image of each run by the cavity's Dice, with"
        + " the outlines of truth and network.",
      alt: "Rows of three images of the heart with outlines; in the best both lie on each other, in"
        + " the worst they lie apart or one is missing.")
  }

  private static func panel(_ run: String, _ shown: ScoredExample) -> Panel {
    let (width, height) = (shown.image.width, shown.image.height)
    func outlines(_ labels: Data, _ color: Color) -> [Mark] {
      let mask = LabelMask(width: width, height: height, labels: Array(labels))
      return [{ $0 == 1 }, { $0 == 1 || $0 == 2 }].compactMap {
        (inside: (UInt8) -> Bool) -> Mark? in
        let rings = mask.outlines(where: inside)
        return rings.isEmpty
          ? nil : .outlines(x: rings.map(\.x), y: rings.map(\.y), color: color, width: 0.9)
      }
    }
    let marks: [Mark] =
      [
        .image(
          Raster(gray: Array(shown.image.grey), width: width, height: height), x0: 0,
          x1: Double(width), y0: 0, y1: Double(height))
      ] + outlines(shown.truth, .green) + outlines(shown.found, .orange)
    return Panel(
      title: "\(run): \(shown.reason), \(Decimals.text(shown.dice, 2))",
      x: .hidden(0...Double(width)), y: .hidden(0...Double(height), reversed: true), marks)
  }
}
