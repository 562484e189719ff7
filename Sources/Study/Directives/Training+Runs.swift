import Cohorts
import Engine
import Figures
import Foundation
import Book
import StudyTerms
import Tables

extension Training {
  /// The runs side by side; one that failed says why and does not stop the others.
  func content(of live: LiveRuns, _ results: any Results) throws -> [Content] {
    var done: [DoneRun] = []
    var cause: StepFailure?
    var volumes: [(run: LiveRun, tables: NamedTables)] = []
    var failures: [(run: LiveRun, state: String)] = []
    for run in live.runs {
      do {
        let tables = try results.output(of: run.log)
        let scores = try run.scores.map { try results.output(of: $0) }
        if let step = run.volumes { volumes.append((run, try results.output(of: step))) }
        done.append(
          DoneRun(run: run, log: try tables("log"), size: try tables("size"), scores: scores))
      } catch let failure as StepFailure {
        failures.append((run, Self.state(of: run, failure, live, results)))
        cause = cause ?? failure
      }
    }
    if done.isEmpty, let cause { throw cause }
    let keys = live.isRepeated ? ["run", "seed"] : ["run"]
    let logs = try Self.stacked(done.map { ($0.run, $0.log) }, keys)
    let runs = try runs(done, failures, keys)
    let isValidated = runs.columnNames.contains { ["valid_loss", "LV", "MY"].contains($0) }
    var content: [Content] = [
      .figure(try curves(done, names: live.names, source: logs)),
      .table(
        TableContent(
          runs, keys: keys,
          caption: "The trainings after their last epoch"
            + (isValidated ? "; Dice is of the patients that validate." : "."))),
      .table(
        TableContent(
          part: "log", logs, keys: keys + ["epoch"],
          caption:
            "The logs of the trainings, without their times: these are never the same twice.",
          shown: false)),
    ]
    content = content.map { $0.made(ofRows: done.map { ($0.run.name, $0.run.log) }) }
    if !failures.isEmpty {
      content.append(
        .missing(Dictionary(failures.map { ($0.run.name, $0.state) }) { first, _ in first }))
    }
    var missing: [(name: String, reason: String)] = []
    if let rates = live.rates {
      do {
        content += try rateContent(results.output(of: rates)).map { $0.made(of: rates) }
      } catch let failure as StepFailure {
        missing.append(("learning rates of \(live.names[0])", failure.sentence))
        content.append(.missing(["steepest_rate": failure.sentence]))
      }
    }
    if done.contains(where: { $0.scores != nil }) {
      content += try testContent(of: live, done, keys, results)
      let (differences, failed) = try differences(of: live, results)
      content += differences
      missing += failed
      // Of each run the first seed that did not fail.
      let first = live.names.compactMap { name in done.first { $0.run.name == name } }
      content.append(
        .figure(
          try gallery(
            first.compactMap { item in item.scores.map { (item.run.name, $0.examples) } })
        ).made(of: first.compactMap(\.run.scores)))
    }
    if !volumes.isEmpty { content += try volumeContent(of: live, volumes, results) }
    return try content + Content.failures(missing)
  }

  /// Whether a run failed itself, or the network that it begins with.
  private static func state(
    of run: LiveRun, _ failure: StepFailure, _ live: LiveRuns, _ results: any Results
  ) -> String {
    for network in run.network.start.stages {
      do {
        _ = try results.output(of: network)
      } catch let cause as StepFailure where cause.reason == .failed {
        let name = live.runs.first { $0.network == network }?.name ?? network.title
        return "not trained, because \(name) failed: \(cause.sentence)"
      } catch {}
    }
    return "failed: \(failure.sentence)"
  }

  /// A run that did not fail.
  struct DoneRun {
    var run: LiveRun
    var log, size: Table
    var scores: SegmentationScores.Output?

    /// The loss of a training falls, and that of other images is of its size: all else is no success, though no failure.
    func state() throws -> String {
      let training = try log.numbers("train_loss")
      guard let first = training.first, let last = training.last else { return "done" }
      let validation = try log.numbers("valid_loss").last ?? .nan
      if last > first { return "done, but its loss rose" }
      return validation > 10 * first ? "done, but its loss in validation is huge" : "done"
    }
  }

  /// Of all runs, one after the other; a class that a run does not know is missing there. `keys`: whether seeds are told apart.
  static func stacked(_ tables: [(run: LiveRun, table: Table)], _ keys: [String]) throws -> Table {
    var columns: [Column] = []
    for column in tables.flatMap(\.table.columns)
    where !columns.contains(where: { $0.name == column.name }) {
      columns.append(column)
    }
    return try Table.stacked(
      try tables.map { run, table in
        let own = columns.map { column in
          table.columns.first { $0.name == column.name }
            ?? Column(
              column.name, title: column.title, decimals: column.decimals,
              numbers: (0..<table.rowCount).map { _ in .nan })
        }
        let runs = (0..<table.rowCount).map { _ in run }
        return try Table(Self.columns(of: runs, keys) + own)
      })
  }

  /// `run`, and `seed` where it is among the keys.
  static func columns(of runs: [LiveRun], _ keys: [String]) -> [Column] {
    [
      Column("run", title: "Run", texts: runs.map(\.name)),
      Column("seed", title: "Seed", counts: runs.map(\.seed)),
    ].filter { keys.contains($0.name) }
  }

  private func runs(
    _ done: [DoneRun], _ failures: [(run: LiveRun, state: String)], _ keys: [String]
  ) throws -> Table {
    func last(_ column: String) throws -> [Double] {
      try done.map { try $0.log.numbers(column).last ?? .nan } + failures.map { _ in .nan }
    }
    func size(_ column: String) throws -> [Double] {
      try done.map { try $0.size.numbers(column).first ?? .nan } + failures.map { _ in .nan }
    }
    var columns = Self.columns(of: done.map(\.run) + failures.map(\.run), keys)
    columns += [
      Column("patients", title: "Patients", decimals: 0, numbers: try size("patients")),
      Column("images", title: "Images", decimals: 0, numbers: try size("images")),
      Column("epochs", title: "Epochs", decimals: 0, numbers: try last("epoch")),
      Column("seen", title: "Images seen", decimals: 0, numbers: try size("seen")),
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
    let states = try done.map { try $0.state() } + failures.map(\.state)
    if states.contains(where: { $0 != "done" }) {
      columns.append(Column("state", title: "State", texts: states))
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
          alt: "A curve of the loss over the learning rate, on a logarithmic axis.")),
      .values([NamedValue("steepest_rate", steepest ?? .nan, decimals: 6)]),
    ]
  }

  private func gallery(_ runs: [(name: String, examples: [ScoredExample])]) throws -> FigureContent
  {
    let shown = runs.flatMap { run in run.examples.map { (run.name, $0) } }
    let hasWall = shown.contains { $0.1.truth.contains(2) || $0.1.found.contains(2) }
    return FigureContent(
      part: "gallery",
      Figure(
        // Two runs in a row where there are many: a page holds them all, and its words can be read.
        shown.map { Self.panel($0.0, $0.1) }, columns: runs.count > 4 ? 6 : 3, aspect: nil,
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
        + " the outlines of the truth (green) and the network (orange)"
        + (hasWall ? "; the inner outline is the cavity's, the outer one the wall's." : "."),
      alt: "Rows of images of the heart with outlines of truth and prediction: the best, the"
        + " median and the worst.")
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
