import Engine
import Figures
import Book
import Tables

/// How the runs do on images that they never saw.
extension Training {
  func testContent(
    of live: LiveRuns, _ done: [DoneRun], _ keys: [String], _ results: any Results
  ) throws -> [Content] {
    let tested = done.compactMap { item in item.scores.map { (item.run, $0) } }
    let seeds = try Self.stacked(
      try tested.map { ($0.0, try $0.1.tables("summary")) }, keys)
    let names = live.names.filter { name in tested.contains { $0.0.name == name } }
    var summary = seeds
    let tests: [(key: String, step: any Step)] = tested.compactMap { run, _ in
      run.scores.map { (run.name, $0) }
    }
    let summaries: [(key: String, step: any Step)] =
      live.isRepeated
      ? names.compactMap { name in live.summary(of: name).map { (name, $0) } } : tests
    if live.isRepeated {
      summary = try Self.stacked(
        try live.runs.filter { $0.seed == 1 }.compactMap { run in
          guard names.contains(run.name), let step = live.summary(of: run.name) else { return nil }
          return (run, try results.output(of: step))
        }, ["run"])
    }
    var content: [Content] = [
      .figure(try testFigure(summary, names, seeds: live.isRepeated ? seeds : nil))
        .made(ofRows: live.isRepeated ? summaries + tests : tests),
      .table(
        TableContent(
          part: "test", summary, keys: ["run", "class"],
          caption: live.isRepeated
            ? "Dice on the test images: of each image the mean over the seeds, with a 95 % interval that draws patients, and how far the"
              + " seeds’ means lie apart."
              + (tested.count < live.runs.count ? " Seeds that failed are left out." : "")
            : "Dice on the test images: mean with a 95 % interval that draws patients, median,"
              + " and pooled over all pixels.")
      ).made(ofRows: summaries),
      .table(
        TableContent(
          part: "images",
          try Self.stacked(try tested.map { ($0.0, try $0.1.tables("images")) }, keys),
          keys: keys + ["image"], caption: "Every test image.", shown: false)
      ).made(ofRows: tests),
    ]
    if live.isRepeated {
      content.append(
        .table(
          TableContent(
            part: "seeds", seeds, keys: ["run", "seed", "class"],
            caption: "Dice on the test images by seed.", shown: false)
        ).made(ofRows: tests))
    }
    if let figure = try lines(live.lines, done, summary) {
      content.append(.figure(figure).made(of: summaries.map(\.step) + done.map(\.run.log)))
    }
    return content
  }

  /// The differences that are asked for, and those that there are none of.
  func differences(
    of live: LiveRuns, _ results: any Results
  ) throws -> (content: [Content], missing: [(name: String, reason: String)]) {
    var tables: [Table] = []
    var steps: [(key: String, step: any Step)] = []
    var missing: [(name: String, reason: String)] = []
    for comparison in live.comparisons {
      do {
        let table = try results.output(of: comparison.step)
        let names = (0..<table.rowCount).map { _ in comparison.name }
        steps.append((comparison.name, comparison.step))
        tables.append(try Table([Column("pair", title: "Runs", texts: names)] + table.columns))
      } catch let failure as StepFailure {
        missing.append((comparison.name, failure.sentence))
      }
    }
    guard !tables.isEmpty else { return ([], missing) }
    let content = TableContent(
      part: "differences", try Table.stacked(tables), keys: ["pair", "class"],
      caption: "Differences of Dice, image by image, with 95 % intervals that draw patients.")
    return ([.table(content).made(ofRows: steps)], missing)
  }

  private static let look: [String: (color: Color, shape: PointShape)] = [
    "LV": (.vermilion, .circle), "MY": (.blue, .square), "RV": (.green, .diamond),
  ]

  /// `seeds`: small points beside each mean.
  private func testFigure(_ summary: Table, _ names: [String], seeds: Table?) throws
    -> FigureContent
  {
    let runs = try summary.texts("run")
    let classes = try summary.texts("class")
    let (mean, low, high) = (
      try summary.numbers("mean"), try summary.numbers("low"), try summary.numbers("high")
    )
    let known = ["LV", "MY", "RV"].filter(classes.contains)
    func look(_ symbol: String) -> (color: Color, shape: PointShape) {
      Self.look[symbol] ?? (.ink, .circle)
    }
    func x(_ run: String, _ place: Int) -> Double {
      Double(names.firstIndex(of: run) ?? 0)
        + (Double(place) - Double(known.count - 1) / 2) * 0.22
    }
    var marks: [Mark] = []
    for (place, symbol) in known.enumerated() {
      let rows = runs.indices.filter { classes[$0] == symbol }
      marks.append(
        .interval(
          x: rows.map { x(runs[$0], place) }, y: rows.map { mean[$0] }, low: rows.map { low[$0] },
          high: rows.map { high[$0] }, color: look(symbol).color, shape: look(symbol).shape))
      guard let seeds else { continue }
      let (owners, kinds) = (try seeds.texts("run"), try seeds.texts("class"))
      let values = try seeds.numbers("mean")
      let own = owners.indices.filter { kinds[$0] == symbol }
      marks.append(
        .points(
          x: own.map { x(owners[$0], place) + 0.14 }, y: own.map { values[$0] },
          color: look(symbol).color, size: 2.5, opacity: 0.8))
    }
    return FigureContent(
      part: "test",
      Figure(
        [Panel(x: Axis("Run", .band(names)), y: Axis("Mean Dice on the test images"), marks)],
        aspect: 0.5,
        legend: known.map {
          LegendEntry($0, color: look($0).color, symbol: .point, shape: look($0).shape)
        }), source: summary,
      caption: "Mean Dice on the test images, with 95 % intervals that draw patients"
        + (seeds == nil ? "." : "; the small points are the seeds."),
      alt: "A point with an interval for each run and class.")
  }

  /// Dice of the cavity over the patients that runs learnt from; nil where there is none.
  private func lines(
    _ lines: [String: [String]], _ done: [DoneRun], _ summary: Table
  ) throws -> FigureContent? {
    let runs = try summary.texts("run")
    let classes = try summary.texts("class")
    let isRepeated = summary.columnNames.contains("seed_low")
    let (mean, low, high) = (
      try summary.numbers("mean"), try summary.numbers(isRepeated ? "seed_low" : "low"),
      try summary.numbers(isRepeated ? "seed_high" : "high")
    )
    var names: [String] = []
    var rows: [Int] = []
    var patients: [Double] = []
    var marks: [Mark] = []
    for (index, line) in lines.sorted(by: { $0.key < $1.key }).enumerated() {
      let points = try line.value.compactMap { name -> (x: Double, row: Int)? in
        guard let row = runs.indices.first(where: { runs[$0] == name && classes[$0] == "LV" }),
          let size = done.first(where: { $0.run.name == name })?.size
        else { return nil }
        return (try size.numbers("patients").first ?? .nan, row)
      }.sorted { $0.x < $1.x }
      guard !points.isEmpty else { continue }
      let color = Self.colors[index % Self.colors.count]
      let x = points.map(\.x)
      marks += [
        .band(
          x: x, low: points.map { low[$0.row] }, high: points.map { high[$0.row] }, color: color),
        .line(
          x: x, y: points.map { mean[$0.row] }, color: color,
          dash: index == 0 ? .solid : .dashed, label: line.key),
        .points(
          x: x, y: points.map { mean[$0.row] }, color: color, size: 4.5, opacity: 1,
          shape: index == 0 ? .circle : .square),
      ]
      names += points.map { _ in line.key }
      rows += points.map(\.row)
      patients += x
    }
    guard !rows.isEmpty else { return nil }
    let source = summary.rows(rows)
    return FigureContent(
      part: "lines",
      Figure(
        [
          Panel(
            x: Axis("Patients to learn from", .log10()), y: Axis("Mean Dice of the LV"), marks)
        ], aspect: 0.55),
      source: try Table(
        [
          Column("line", title: "Line", texts: names),
          Column(
            "patients_learnt", title: "Patients to learn from", decimals: 0, numbers: patients),
        ] + source.columns),
      caption:
        "Mean Dice of the cavity on the test images over the number of patients to learn from; the bands are "
        + (isRepeated ? "the range of the seeds." : "95 % intervals that draw patients."),
      alt: "Lines over the number of patients, one for each start.")
  }
}
