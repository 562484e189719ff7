import Book
import Engine
import Figures
import Book
import StudyTerms
import Tables
import TrainingScores
import Trainings

/// The Dice of the runs on images that they have never seen.
struct TestDiceAnalysis {
  var trainings: ComparedTrainings
  var done: [FinishedTraining]

  /// The mean Dice of one class of one run, as figures draw it.
  struct Point: Sendable {
    var run: String
    var tissue: HeartClass
    /// The mean with its interval by patient.
    var mean, low, high: Double
    /// The ends of the error bar: the range of the seeds, or the interval of a single seed.
    var band: ClosedEnds

    struct ClosedEnds: Sendable { var low, high: Double }
  }

  func content(from results: any Results) throws -> [Content] {
    let singles = tested.flatMap { run, test in test.classes.map { RunRow(run, $0) } }
    let bySeed = try trainings.table(singles, Self.columns)
    let tests: [(key: String, step: any Step)] = tested.compactMap { run, _ in
      run.test.map { (run.name, $0) }
    }
    guard trainings.isRepeated else {
      let points = singles.map { Point($0.run, $0.row) }
      return try content(
        bySeed, points, tests, summaries: tests,
        caption: "Dice on the test images: mean with a 95 % interval that draws patients, median,"
          + " and pooled over all pixels. \(Self.emptyWords)")
    }
    let means = try trainings.runs.filter { $0.seed == 1 && names.contains($0.name) }
      .flatMap { run in
        try trainings.summary(of: run.name).map { try results.output(of: $0).rows }.map { rows in
          rows.map { RunRow(run, $0) }
        } ?? []
      }
    let summary = try trainings.table(
      means, RowColumn.all(mean: "Mean Dice"), hasSeeds: false)
    let isPart = tested.count < trainings.runs.count
    return try content(
      summary, means.map { Point($0.run, $0.row) }, tests,
      summaries: names.compactMap { name in trainings.summary(of: name).map { (name, $0) } },
      bySeed: (bySeed, singles.map { Point($0.run, $0.row) }),
      caption: "Dice on the test images: of each image the mean over the seeds, with a 95 %"
        + " interval that draws patients, and how far the seeds’ means lie apart."
        + " \(Self.emptyWords)" + (isPart ? " Seeds that failed are left out." : ""))
  }

  private static let emptyWords =
    "An image in which neither truth nor network has the class is empty and counts 1; the last mean"
    + " is of the others."
}

extension TestDiceAnalysis {
  private var tested: [(run: ComparedTraining, test: FinishedTraining.Test)] {
    done.compactMap { training in training.test.map { (training.run, $0) } }
  }

  /// The runs that are tested.
  private var names: [String] {
    trainings.names.filter { name in tested.contains { $0.run.name == name } }
  }

  private static let columns: [RowColumn<ClassDice>] = [
    .texts("class", title: "Class", \.tissue.rawValue),
    .counts("images", title: "Images", \.images),
    .counts("patients", title: "Patients", \.patients),
    .numbers("mean", title: "Mean Dice", decimals: 3, \.mean),
    .numbers("low", title: "Low", decimals: 3, \.low),
    .numbers("high", title: "High", decimals: 3, \.high),
    .numbers("median", title: "Median", decimals: 3, \.median),
    .numbers("pooled", title: "Pooled", decimals: 3, \.pooled),
    .counts("empty", title: "Empty", \.empty),
    .numbers("filled", title: "Not empty", decimals: 3, \.filled),
  ]

  /// The predictions of the networks, by run.
  private var predictions: [(key: String, step: any Step)] {
    tested.compactMap { run, _ in run.test.map { (run.name, $0.scores) } }
  }

  /// `summaries`: the steps of the summary's rows. `bySeed`: the single trainings, where there are
  /// several of a run.
  private func content(
    _ summary: Table, _ points: [Point], _ tests: [(key: String, step: any Step)],
    summaries: [(key: String, step: any Step)], bySeed: (table: Table, points: [Point])? = nil,
    caption: String
  ) throws -> [Content] {
    var content: [Content] = [
      .figure(figure(points, seeds: bySeed?.points, source: summary))
        .made(ofRows: bySeed == nil ? tests : summaries + tests),
      .table(
        TableContent(part: "test", summary, keys: ["run", "class"], caption: caption)
      ).made(ofRows: summaries),
      .table(
        TableContent(
          part: "images", try images(), keys: trainings.keys + ["image"],
          caption: "Every test image.", shown: false)
      ).made(ofRows: predictions),
    ]
    if let bySeed {
      content.append(
        .table(
          TableContent(
            part: "seeds", bySeed.table, keys: ["run", "seed", "class"],
            caption: "Dice on the test images by seed.", shown: false)
        ).made(ofRows: tests))
    }
    let lines = LinesAnalysis(trainings: trainings, done: done)
    if let figure = try lines.figure(points, source: summary) {
      content.append(.figure(figure).made(of: summaries.map(\.step) + done.map(\.run.log)))
    }
    return content
  }

  /// A class that a run does not know has no value there.
  private func images() throws -> Table {
    typealias Image = SegmentationTest.Image
    let rows = tested.flatMap { run, test in test.images.images.map { RunRow(run, $0) } }
    let most = rows.map(\.row.overlaps.count).max() ?? 0
    let pixels = HeartClass.known(to: most + 1).flatMap { tissue -> [RowColumn<Image>] in
      func count(
        _ name: String, _ title: String, _ value: @escaping @Sendable (PixelOverlap) -> Int
      ) -> RowColumn<Image> {
        .numbers("\(tissue.rawValue)_\(name)", title: "\(tissue.rawValue), \(title)", decimals: 0) {
          $0.overlap(tissue).map { Double(value($0)) } ?? .nan
        }
      }
      return [
        .numbers(tissue.rawValue, title: "Dice \(tissue.rawValue)", decimals: 3) {
          $0.overlap(tissue)?.dice ?? .nan
        },
        count("true", "true pixels", \.truth), count("found", "pixels found", \.found),
      ]
    }
    return try trainings.table(
      rows,
      [.texts("image", title: "Image", \.image), .texts("patient", title: "Patient", \.patient)]
        + pixels)
  }

  /// `seeds`: small points beside each mean.
  private func figure(_ points: [Point], seeds: [Point]?, source: Table) -> FigureContent {
    let known = HeartClass.allCases.filter { tissue in points.contains { $0.tissue == tissue } }
    func x(_ point: Point, _ place: Int) -> Double {
      Double(names.firstIndex(of: point.run) ?? 0)
        + (Double(place) - Double(known.count - 1) / 2) * 0.22
    }
    var marks: [Mark] = []
    for (place, tissue) in known.enumerated() {
      let own = points.filter { $0.tissue == tissue }
      marks.append(
        .interval(
          x: own.map { x($0, place) }, y: own.map(\.mean), low: own.map(\.low),
          high: own.map(\.high), color: tissue.color, shape: tissue.shape))
      guard let seeds = seeds?.filter({ $0.tissue == tissue }) else { continue }
      marks.append(
        .points(
          x: seeds.map { x($0, place) + 0.14 }, y: seeds.map(\.mean), color: tissue.color,
          size: 2.5, opacity: 0.8))
    }
    return FigureContent(
      part: "test",
      Figure(
        [Panel(x: Axis("Run", .band(names)), y: Axis("Mean Dice on the test images"), marks)],
        aspect: 0.5,
        legend: known.map {
          LegendEntry($0.rawValue, color: $0.color, symbol: .point, shape: $0.shape)
        }), source: source,
      caption: "Mean Dice on the test images, with 95 % intervals that draw patients"
        + (seeds == nil ? "." : "; the small points are the seeds."),
      alt: "A point with an interval for each run and class.")
  }
}

extension TestDiceAnalysis.Point {
  init(_ run: ComparedTraining, _ dice: ClassDice) {
    self.init(
      run: run.name, tissue: dice.tissue, mean: dice.mean, low: dice.low, high: dice.high,
      band: ClosedEnds(low: dice.low, high: dice.high))
  }

  init(_ run: ComparedTraining, _ dice: SeedDice) {
    self.init(
      run: run.name, tissue: dice.tissue, mean: dice.mean, low: dice.low, high: dice.high,
      band: ClosedEnds(low: dice.seedLow, high: dice.seedHigh))
  }
}

extension HeartClass {
  fileprivate var color: Color {
    switch self {
    case .ventricle: .vermilion
    case .myocardium: .blue
    case .rightVentricle: .green
    }
  }

  fileprivate var shape: PointShape {
    switch self {
    case .ventricle: .circle
    case .myocardium: .square
    case .rightVentricle: .diamond
    }
  }
}
