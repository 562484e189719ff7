import Engine
import Figures
import Book
import StudyTerms
import Tables

/// Learning curves of the 27 published 7 T trainings: three starts, nine subsets of the training images; or, with `live`, of trainings that
/// are made for the page, with several seeds.
public struct SubsetCurves: Directive {
  public static let name = "subset-curves"
  public static let summary =
    "Learning curves by start and subset of the 7 T training images, raw and smoothed."
  public static let example = """
    source: cmr/analysis/7T
    subsets: [full, v7, r7]
    curve: both
    """

  /// Which curves are drawn; `none` draws no curves.
  public enum Curve: String, Codable, Sendable, CaseIterable { case raw, smoothed, both, none }

  enum Origin: Hashable, Sendable {
    /// The folder of the 7 T analysis.
    case published(FileReference)
    case live(LiveTransfer, seeds: Int)
  }

  var origin: Origin
  public var models: [SegmentationModel]
  public var subsets: [Subset]
  public var curve: Curve
  /// R's loess: share of the points in a local fit, degree of its polynomial, points of the smoothed curve.
  public var span: Double
  public var degree: Int
  public var points: Int

  enum CodingKeys: String, CodingKey {
    case source, live, seeds, models, subsets, curve, span, degree, points
  }

  public init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    origin = try Self.origin(options)
    models =
      try options.decodeIfPresent([SegmentationModel].self, forKey: .models) ?? TrainingRun.models
    subsets = try options.decodeIfPresent([Subset].self, forKey: .subsets) ?? Subset.allCases
    curve =
      try options.decodeIfPresent(Curve.self, forKey: .curve)
      // A few epochs are no ground for local polynomials.
      ?? (origin.isLive ? .raw : .both)
    span = try options.decodeIfPresent(Double.self, forKey: .span) ?? 0.75
    degree = try options.decodeIfPresent(Int.self, forKey: .degree) ?? 2
    points = try options.decodeIfPresent(Int.self, forKey: .points) ?? 80
    try options.refuseRepeats(.models, models, as: \.rawValue)
    try options.refuseRepeats(.subsets, subsets, as: \.rawValue)
    try refuseWhatIsNotLive(options)
    guard span > 0, span <= 1 else { throw options.refusal(.span, "must be above 0, at most 1") }
    guard (1...2).contains(degree) else { throw options.refusal(.degree, "must be 1 or 2") }
    guard (2...10_000).contains(points) else {
      throw options.refusal(.points, "must be 2 to 10000")
    }
  }

  public var steps: [any Step] {
    let common: [any Step] = [sizes, log, smoothing, runs] + (baseline.map { [$0] } ?? [])
    return origin.isLive ? common + [spread] : common
  }

  public var names: [(step: any Step, name: String)] {
    guard case .live(let live, let seeds) = origin else { return [] }
    return trainings(live, seeds).logs.flatMap { run, log -> [(step: any Step, name: String)] in
      [(log.network, run.name), (log, run.name)]
    } + live.named
  }

  var sizes: SubsetSizes {
    switch origin {
    case .published(let folder): SubsetSizes(.published(folder.appending("image_subsets.tsv")))
    case .live: SubsetSizes(.live(log))
    }
  }
  var log: TrainingLog {
    switch origin {
    case .published(let folder):
      TrainingLog(.published(folder.appending("train_log_combined.csv"), sizes))
    case .live(let live, let seeds): TrainingLog(.live(trainings(live, seeds)))
    }
  }
  var smoothing: SubsetSmoothing {
    SubsetSmoothing(log: log, span: span, degree: degree, points: points)
  }
  /// What the curves are made of.
  var curveSteps: [any Step] {
    curve == .raw || curve == .none && origin.isLive ? [log] : [log, smoothing]
  }
  var runs: SubsetRuns { SubsetRuns(log: log, smoothing: smoothing) }
  /// nil where no model goes without the training.
  var baseline: SubsetBaseline? {
    switch origin {
    case .published(let folder): SubsetBaseline(confusion: Confusion(of: .base, in: folder))
    case .live(let live, _):
      live.validation.flatMap { live.confusion(of: .base, on: $0, as: .validation) }
        .map(SubsetBaseline.init)
    }
  }

  public func content(from results: any Results) throws -> [Content] {
    origin.isLive ? try liveContent(results) : try publishedContent(results)
  }

  private func publishedContent(_ results: any Results) throws -> [Content] {
    guard let step = baseline else { return [] }
    let raw = try results.output(of: log).curves.filter(isShown)
    let smooth = try results.output(of: smoothing).curves.filter(isShown)
    let all = try results.output(of: runs)
    let baseline = try results.output(of: step)
    let curves = try Self.table(raw: raw, smooth: smooth)
    var content: [Content] = []
    if curve != .none {
      content += try split { try curvesFigure($0, raw, smooth, baseline, source: curves) }
        .map { .figure($0).made(of: curveSteps + [step]) }
    }
    content += [
      .figure(try lastFigure(all, seeds: false)).made(of: runs),
      .table(
        TableContent(
          try shown(all), keys: ["model", "subset", "class"],
          caption: "First epoch, peak and last epoch of the trainings (validation Dice), and the"
            + " peak of the smoothed curve.", shownRows: 12)
      ).made(of: runs),
      .table(
        TableContent(
          part: "sizes", try results.output(of: sizes), keys: ["subset"],
          caption: "The subsets of the training images.")
      ).made(of: sizes),
      .table(
        TableContent(
          part: "baseline", baseline, keys: ["images", "class"],
          caption: "Dice of the model that saw no 7 T image, over all images and by part.")
      ).made(of: step),
      .table(
        TableContent(
          part: "curves", curves, keys: ["kind", "model", "subset", "images"],
          caption: "The curves, raw and smoothed.", shownRows: 4)
      ).made(of: curveSteps),
      .table(try audit(baseline)).made(of: step),
    ]
    return content
  }

  func isShown(_ curve: LearningCurve) -> Bool {
    models.contains(curve.run.model) && subsets.contains(curve.run.subset)
  }

  private func shown(_ runs: Table) throws -> Table {
    let names = try runs.texts("model")
    let kinds = try runs.texts("subset")
    return runs.rows(
      names.indices.filter { row in
        models.contains { $0.rawValue == names[row] }
          && subsets.contains { $0.rawValue == kinds[row] }
      })
  }

  private func audit(_ baseline: Table) throws -> TableContent {
    let names = try baseline.texts("images")
    let classes = try baseline.texts("class")
    let means = try baseline.numbers("mean")
    func mean(_ images: String, _ tissue: TissueClass) -> Double {
      names.indices.first { names[$0] == images && classes[$0] == tissue.symbol }
        .map { means[$0] } ?? .nan
    }
    let items = TissueClass.compared.map { tissue in
      AuditItem(
        item: "base line \(tissue.symbol)", published: mean("all", tissue),
        likeForLike: mean(Split.validation.rawValue, tissue),
        note: "mean Dice without 7 T training: over all images, beside the validation images that"
          + " the curves are of")
    }
    return TableContent(
      part: "audit", try AuditItem.table(items, decimals: 3), keys: ["item"],
      caption: "The base line of the learning curves, as published and like for like.")
  }
}
