import Book
import Engine
import StudyTerms
import SubsetLearning
import Subsets
import Tables
import Trainings
import Transfer

/// The curves of trainings that run for the page, several of each, which differ by chance.
struct TrainedSubsets: SubsetSource {
  private let transfer: TransferTrainings
  private let trainings: SubsetTrainings
  private let options: SubsetOptions
  /// nil where no model goes without the training.
  private let baseline: SubsetBaseline?

  private var curves: TrainedCurves { TrainedCurves(trainings: trainings) }
  private var sizes: TrainedSizes { TrainedSizes(curves: Asked(curves)) }
  private var smoothing: SubsetSmoothing { options.smoothing(of: Asked(curves)) }
  private var runs: SubsetRuns { SubsetRuns(curves: Asked(curves), smoothing: smoothing) }
  private var spread: SeedSpread { SeedSpread(runs: runs) }

  var steps: [any Step] {
    [sizes, curves, smoothing, runs] + (baseline.map { [$0] } ?? []) + [spread]
  }

  var names: [(step: any Step, name: String)] {
    trainings.logs.flatMap { run, log -> [(step: any Step, name: String)] in
      [(log.network, run.name), (log, run.name)]
    } + transfer.named
  }

  private var isSmoothed: Bool { options.curve == .smoothed || options.curve == .both }

  func content(from results: any Results) throws -> [Content] {
    let failed = failures(results, among: try results.output(of: curves).curves)
    var missing = failed.map { (name: $0.run.name, reason: $0.reason) }
    var baseline: [SubsetBaseline.Mean]?
    do {
      baseline = try self.baseline.map { try results.output(of: $0).rows }
    } catch let failure as StepFailure {
      missing.append((SegmentationModel.base.rawValue, failure.sentence))
    }
    var content: [Content] = []
    if options.curve != .none {
      content += try results.reading { results in
        let (raw, smooth) = try shownCurves(results)
        let figures = BandFigure(
          options: options, raw: raw, smooth: smooth, baseline: baseline ?? [])
        let table = try CurvePoint.table(raw: raw, smooth: smooth, seeds: true)
        return options.splitByClass { figures.content($0, source: table) }.map { .figure($0) }
      }
    }
    content += try results.reading { try spreadContent($0.output(of: spread).rows) }
    content += try results.reading { .table(try runTable($0.output(of: runs).rows)) }
    content += try results.reading { .table(try Self.sizeTable($0.output(of: sizes).rows)) }
    content += try results.reading { .table(try curveTable($0)) }
    if baseline != nil, let step = self.baseline {
      content += try results.reading { .table(try Self.table($0.output(of: step).rows)) }
    }
    // If all seeds failed, the model and the subset have no row.
    if !failed.isEmpty {
      content.append(
        .missing(
          Dictionary(failed.map { ($0.run.model.rawValue, $0.reason) }) { first, _ in first }))
    }
    return try content + Content.failures(missing)
  }

  private func shownCurves(
    _ results: any Results
  ) throws -> (raw: [LearningCurve], smooth: [LearningCurve]) {
    (
      try results.output(of: curves).curves,
      isSmoothed ? try results.output(of: smoothing).curves : []
    )
  }

  private func spreadContent(_ means: [SeedSpread.Spread]) throws -> [Content] {
    let spreads = try Table(means, SeedSpread.Spread.columns)
    return [
      .figure(
        LastEpochFigure(options: options, means.map(LastEpoch.init), hasSeeds: true)
          .content(source: spreads)),
      .table(
        TableContent(
          spreads, keys: ["model", "subset", "class"],
          caption: "First epoch, peak and last epoch of the trainings (validation Dice): mean"
            + " over seeds, and of the last epoch standard deviation, lowest and highest.",
          shownRows: 12)),
    ]
  }

  private func runTable(_ runs: [SubsetRuns.Run]) throws -> TableContent {
    let columns = isSmoothed ? SubsetRuns.Run.columns : SubsetRuns.Run.rawColumns
    return TableContent(
      part: "runs", try Table(runs, columns + [.counts("seed", title: "Seed", \.seed)]),
      keys: ["model", "subset", "seed", "class"], caption: "Every training.", shown: false)
  }

  private static func sizeTable(_ sizes: [SubsetSize]) throws -> TableContent {
    TableContent(
      part: "sizes", try Table(sizes, sizeColumns(sizes)), keys: ["subset"],
      caption: "The subsets of the training images, and how many images a training sees, some"
        + " of them many times; means over seeds.")
  }

  private func curveTable(_ results: any Results) throws -> TableContent {
    let (raw, smooth) = try shownCurves(results)
    return TableContent(
      part: "curves", try CurvePoint.table(raw: raw, smooth: smooth, seeds: true),
      keys: ["kind", "model", "subset", "seed", "images"],
      caption: "The curves, raw and smoothed.", shown: false)
  }

  private static func table(_ baseline: [SubsetBaseline.Mean]) throws -> TableContent {
    TableContent(
      part: "baseline",
      try Table(baseline.filter { $0.split == .validation }, SubsetBaseline.Mean.columns),
      keys: ["images", "class"],
      caption: "Dice of the model that learnt none of these images, on those that validate.")
  }

  /// Means have a decimal only if one of them is not whole.
  private static func sizeColumns(_ sizes: [SubsetSize]) -> [RowColumn<SubsetSize>] {
    func column(
      _ name: String, _ title: String, _ value: @escaping @Sendable (SubsetSize) -> Double
    ) -> RowColumn<SubsetSize> {
      let areWhole = sizes.map(value).allSatisfy { $0 == $0.rounded() }
      return .numbers(name, title: title, decimals: areWhole ? 0 : 1, value)
    }
    return SubsetSize.keyColumns + [
      column("images", "Images") { $0.images },
      column("volunteers", "Volunteers") { $0.volunteers },
      column("seen", "Images seen") { $0.seen ?? .nan },
    ]
  }

  /// The trainings without a curve, with the reason.
  private func failures(
    _ results: any Results, among curves: [LearningCurve]
  ) -> [(run: TrainingRun, reason: String)] {
    let known = Set(curves.map(\.run))
    return trainings.logs.filter { !known.contains($0.run) }.compactMap { run, log in
      do {
        _ = try results.output(of: log)
        return nil
      } catch {
        return (run, "\(error)")
      }
    }
  }
}

extension TrainedSubsets {
  typealias Options = KeyedDecodingContainer<SubsetCurves.CodingKeys>

  /// Refuses what the trainings cannot show.
  init(_ transfer: TransferTrainings, _ options: Options) throws {
    guard !options.contains(.source) else {
      throw options.refusal(.live, "stands instead of `source`, not beside it")
    }
    guard let validation = transfer.validation else {
      throw options.refusal(
        .live,
        "needs `validation: {phantom: ...}`, the same volunteers for all models and subsets")
    }
    // The base line is that of the validation images.
    if case .network(let base) = transfer.finished[.base] {
      try base.refuseLeakage(of: PatientOrigin(validation), "validation") {
        options.refusal(.live, "\(SegmentationModel.base.rawValue) \($0)")
      }
    }
    guard transfer.networks.values.allSatisfy({ $0.imagesSeen != nil }) else {
      throw options.refusal(.live, "needs `images_seen`, as many for all subsets")
    }
    let seeds = try options.decodeIfPresent(Int.self, forKey: .seeds) ?? 3
    guard (1...100).contains(seeds) else { throw options.refusal(.seeds, "must be 1 to 100") }
    // A few epochs do not suffice for local polynomials.
    self.options = try SubsetOptions(options, curve: .raw) {
      try Self.refuseUntrained($0, transfer, options)
    }
    self.transfer = transfer
    trainings = SubsetTrainings(
      starts: self.options.models.compactMap { model in
        transfer.networks[model].map { SubsetTrainings.Start(model: model, network: $0) }
      }, subsets: self.options.subsets, seeds: seeds)
    baseline = transfer.confusion(of: .base, on: validation, as: .validation)
      .map { SubsetBaseline(confusion: Asked($0)) }
  }

  private static func refuseUntrained(
    _ asked: SubsetOptions, _ transfer: TransferTrainings, _ options: Options
  ) throws {
    if let model = asked.models.first(where: { transfer.networks[$0] == nil }) {
      let known = transfer.models.filter { transfer.networks[$0] != nil }.map(\.rawValue)
      throw options.refusal(
        .models,
        "`live` trains no model \(model.rawValue) (known: \(known.joined(separator: ", ")))")
    }
    for images in asked.models.compactMap({ transfer.networks[$0]?.images }) {
      for subset in asked.subsets {
        let volunteers = subset.volunteers ?? subset.twin?.volunteers ?? 0
        if let known = images.patients, volunteers > known {
          throw options.refusal(
            .subsets, "\(subset.rawValue) needs \(volunteers) volunteers, and `live` has \(known)")
        }
        if images.cohort == nil, subset == .esed || subset.twin == .esed {
          throw options.refusal(
            .subsets,
            "\(subset.rawValue) needs images whose frame of the heartbeat is known: `phantom`")
        }
      }
    }
  }
}
