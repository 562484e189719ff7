import Engine
import Figures
import Book
import StudyTerms
import Tables

extension SubsetCurves.Origin {
  var isLive: Bool { if case .live = self { true } else { false } }
}

extension SubsetCurves {
  static func origin(_ options: KeyedDecodingContainer<CodingKeys>) throws -> Origin {
    guard let live = try options.decodeIfPresent(LiveTransfer.self, forKey: .live) else {
      guard !options.contains(.seeds) else {
        throw options.refusal(.seeds, "is for trainings of the page: `live`")
      }
      return .published(try options.decode(DataPath.self, forKey: .source).reference)
    }
    guard !options.contains(.source) else {
      throw options.refusal(.live, "stands instead of `source`, not beside it")
    }
    guard let validation = live.validation else {
      throw options.refusal(
        .live,
        "needs `validation: {phantom: ...}`, the same volunteers for all models and subsets")
    }
    // The base line is on those that validate.
    if case .network(let base) = live.finished[.base] {
      try base.refuseLearnt(Hearts(validation), "validation") {
        options.refusal(.live, "\(SegmentationModel.base.rawValue) \($0)")
      }
    }
    guard live.networks.values.allSatisfy({ $0.imagesSeen != nil }) else {
      throw options.refusal(.live, "needs `images_seen`, as many for all subsets")
    }
    let seeds = try options.decodeIfPresent(Int.self, forKey: .seeds) ?? 3
    guard (1...100).contains(seeds) else { throw options.refusal(.seeds, "must be 1 to 100") }
    return .live(live, seeds: seeds)
  }

  func refuseWhatIsNotLive(_ options: KeyedDecodingContainer<CodingKeys>) throws {
    guard case .live(let live, _) = origin else { return }
    if let model = models.first(where: { live.networks[$0] == nil }) {
      let known = live.models.filter { live.networks[$0] != nil }.map(\.rawValue)
      throw options.refusal(
        .models,
        "`live` trains no model \(model.rawValue) (known: \(known.joined(separator: ", ")))")
    }
    for images in models.compactMap({ live.networks[$0]?.images }) {
      for subset in subsets {
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

  func trainings(_ live: LiveTransfer, _ seeds: Int) -> SubsetTrainings {
    SubsetTrainings(
      starts: models.compactMap { model in
        live.networks[model].map { SubsetTrainings.Start(model: model, network: $0) }
      }, subsets: subsets, seeds: seeds)
  }

  var spread: SeedSpread { SeedSpread(runs: runs) }

  func liveContent(_ results: any Results) throws -> [Content] {
    let raw = try results.output(of: log).curves
    let isSmoothed = curve == .smoothed || curve == .both
    let smooth = isSmoothed ? try results.output(of: smoothing).curves : []
    let all = try results.output(of: runs).dropping(
      isSmoothed ? [] : ["smoothed_peak", "smoothed_at"])
    let means = try results.output(of: spread)
    let failed = failures(results, among: raw)
    var missing = failed.map { (name: $0.run.name, reason: $0.reason) }
    var baseline: Table?
    if let step = self.baseline {
      do {
        baseline = try results.output(of: step)
      } catch let failure as StepFailure {
        missing.append((SegmentationModel.base.rawValue, failure.sentence))
      }
    }
    let curves = try Self.table(raw: raw, smooth: smooth, seeds: true)
    var content: [Content] = []
    if curve != .none {
      content += try split { try bandFigure($0, raw, smooth, baseline, source: curves) }
        .map { .figure($0).made(of: curveSteps) }
    }
    content += [
      .figure(try lastFigure(means, seeds: true)).made(of: spread),
      .table(
        TableContent(
          means, keys: ["model", "subset", "class"],
          caption: "First epoch, peak and last epoch of the trainings (validation Dice): mean"
            + " over seeds, and of the last epoch standard deviation, lowest and highest.",
          shownRows: 12)
      ).made(of: spread),
      .table(
        TableContent(
          part: "runs", all, keys: ["model", "subset", "seed", "class"],
          caption: "Every training.", shown: false)
      ).made(of: runs),
      .table(
        TableContent(
          part: "sizes", try results.output(of: sizes), keys: ["subset"],
          caption: "The subsets of the training images, and how many images a training sees, some"
            + " of them many times; means over seeds.")
      ).made(of: sizes),
      .table(
        TableContent(
          part: "curves", curves, keys: ["kind", "model", "subset", "seed", "images"],
          caption: "The curves, raw and smoothed.", shown: false)
      ).made(of: curveSteps),
    ]
    if let baseline, let step = self.baseline {
      content.append(
        .table(
          TableContent(
            part: "baseline", try baseline.filtered("images", Split.validation.rawValue),
            keys: ["images", "class"],
            caption: "Dice of the model that learnt none of these images, on those that"
              + " validate.")
        ).made(of: step))
    }
    // Where all seeds failed there is no row of the model and the subset.
    if !failed.isEmpty {
      content.append(
        .missing(
          Dictionary(failed.map { ($0.run.model.rawValue, $0.reason) }) { first, _ in first }))
    }
    return try content + Content.failures(missing)
  }

  /// The trainings that are not among the curves.
  private func failures(
    _ results: any Results, among curves: [LearningCurve]
  ) -> [(run: TrainingRun, reason: String)] {
    guard case .live(let live, let seeds) = origin else { return [] }
    let known = Set(curves.map(\.run))
    return trainings(live, seeds).logs.filter { !known.contains($0.run) }.compactMap { run, log in
      do {
        _ = try results.output(of: log)
        return nil
      } catch {
        return (run, "\(error)")
      }
    }
  }
}
