import Engine
import Book
import StudyTerms

/// Compares the networks on the 7 T images, from the published tables of confusion counts; or, with `live`, networks that are trained for
/// the page on synthetic volunteers.
///
/// Each block does one `analysis`; its tables are keyed by model, class and part of the volunteers.
public struct TransferComparison: Directive {
  public static let name = "transfer-comparison"
  public static let summary =
    "Compares segmentation models on the 7 T images: Dice, confusion, tests, interobserver variability."
  public static let example = """
    source: cmr/analysis/7T
    analysis: dice
    models: [TR, TL2, TL, R]
    part: test
    """

  /// What a block computes and shows.
  public enum Analysis: String, Codable, Sendable, CaseIterable {
    /// Distributions by model, class and part, with intervals by volunteer.
    case dice
    /// Every image by every model, to download.
    case images
    /// Row-normalised confusion matrices.
    case confusion
    /// Mean Dice along the heart.
    case slices
    /// Mean Dice over the heartbeat.
    case frames
    /// Images below the threshold.
    case low
    /// End-diastole and end-systole only.
    case phases
    /// Dice of all pixels at once beside the mean over images.
    case pooled
    /// Paired signed-rank tests.
    case tests
    /// Volumes by two observers and TL2.
    case interobserver
    /// LV volume differences by slice and frame.
    case tiles
  }

  /// How Dice is drawn; `none` leaves the figure of any analysis out.
  public enum FigureKind: String, Codable, Sendable, CaseIterable { case boxes, means, none }

  var origin: TransferOrigin
  public var analysis: Analysis
  public var models: [SegmentationModel]
  /// All that are asked for; the models are those of them that did not fail.
  private(set) var asked: [SegmentationModel]
  /// The part that figures (and, by position, tables) show.
  public var part: Split
  /// Images with a Dice below it are bad.
  public var threshold: Double
  var pairs: [ModelPair]
  /// Draws of the bootstrap.
  public var repetitions: Int
  public var figure: FigureKind

  enum CodingKeys: String, CodingKey {
    case analysis, models, part, threshold, pairs, repetitions, figure
  }

  public init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    let origin = try TransferOrigin(from: decoder)
    self.origin = origin
    analysis = try options.decodeIfPresent(Analysis.self, forKey: .analysis) ?? .dice
    models =
      try options.decodeIfPresent([SegmentationModel].self, forKey: .models)
      ?? origin.models
    asked = models
    part = try options.decodeIfPresent(Split.self, forKey: .part) ?? .test
    threshold = try options.decodeIfPresent(Double.self, forKey: .threshold) ?? 0.5
    pairs =
      try options.decodeIfPresent([ModelPair].self, forKey: .pairs)
      ?? [
        ModelPair(.base, .doubleTransfer), ModelPair(.esed, .doubleTransfer),
        ModelPair(.doubleTransfer, .transfer), ModelPair(.doubleTransfer, .random),
      ].filter { origin.models.contains($0.first) && origin.models.contains($0.second) }
    repetitions = try options.decodeIfPresent(Draws.self, forKey: .repetitions)?.count ?? 2000
    figure = try options.decodeIfPresent(FigureKind.self, forKey: .figure) ?? .boxes
    try options.refuseRepeats(.models, models, as: \.rawValue)
    if options.contains(.pairs) { try options.refuseRepeats(.pairs, pairs, as: \.title) }
    if let pair = pairs.first(where: { $0.first == $0.second }) {
      throw options.refusal(.pairs, "\(pair.title) compares a model with itself")
    }
    guard (0...1).contains(threshold) else {
      throw options.refusal(.threshold, "must be a Dice, 0 to 1")
    }
    guard part == .test || !origin.isLive else {
      throw options.refusal(
        .part, "must be test where networks are trained for the page: they are compared on `test`")
    }
    try refuseMissingModels(options)
  }

  public var steps: [any Step] { [comparedStep].compactMap(\.self) + analysisSteps }

  /// Of the published tables that are compared; nil where there are no two.
  private var comparedStep: ComparedImages? {
    guard case .published(let folder) = origin else { return nil }
    let models =
      switch analysis {
      case .tests: pairs.flatMap { [$0.first, $0.second] }
      case .interobserver, .tiles: [SegmentationModel.observer, .doubleTransfer]
      default: self.models
      }
    return ComparedImages(of: models, in: folder)
  }

  private var analysisSteps: [any Step] {
    switch analysis {
    case .dice: diceSteps + (historyStep.map { [$0] } ?? [])
    case .pooled: diceSteps
    case .images: [imagesStep]
    case .confusion: confusionSteps
    case .slices: positionSteps(.slice)
    case .frames: positionSteps(.frame)
    case .low: lowSteps + diceSteps
    case .phases: phaseSteps
    case .tests: testSteps
    case .interobserver: [volumesStep, differencesStep]
    case .tiles: [tilesStep]
    }
  }

  public var names: [(step: any Step, name: String)] {
    guard case .live(let live, _) = origin else { return [] }
    return live.named + models.map { (confusion(of: $0), $0.rawValue) }
  }

  public func content(from results: any Results) throws -> [Content] {
    do {
      let content = try content(of: results)
      // Its step does without what failed.
      return analysis == .images ? try content + Content.failures(failures(results)) : content
    } catch let failure as StepFailure where origin.isLive {
      let missing = try failures(results)
      var others = self
      others.models.removeAll { model in missing.contains { $0.name == model.rawValue } }
      others.pairs.removeAll {
        !others.models.contains($0.first) || !others.models.contains($0.second)
      }
      guard !missing.isEmpty, !others.models.isEmpty, analysis != .tests || !others.pairs.isEmpty
      else { throw failure }
      return try others.content(of: results) + Content.failures(missing)
    }
  }

  /// The live models whose masks there are none of.
  private func failures(_ results: any Results) throws -> [(name: String, reason: String)] {
    guard origin.isLive else { return [] }
    return try models.compactMap { model in
      do {
        _ = try results.output(of: confusion(of: model))
        return nil
      } catch let failure as StepFailure {
        // Not asked for is not failed.
        return failure.reason == .notRun ? nil : (model.rawValue, failure.sentence)
      }
    }
  }

  private func content(of results: any Results) throws -> [Content] {
    if let comparedStep { _ = try results.output(of: comparedStep) }
    let all =
      switch analysis {
      case .dice: try diceContent(results)
      case .pooled: try pooledContent(results)
      case .images: try imagesContent(results)
      case .confusion: try confusionContent(results)
      case .slices: try positionContent(.slice, results)
      case .frames: try positionContent(.frame, results)
      case .low: try lowContent(results)
      case .phases: try phaseContent(results)
      case .tests: try testContent(results)
      case .interobserver: try interobserverContent(results)
      case .tiles: try tilesContent(results)
      }
    // The tables are compared for what they hold, and nothing is made of that.
    let content = all.map { content in
      switch analysis {
      case .tests: content.made(ofRows: zip(pairs, testSteps).map { ($0.title, $1) })
      case .dice, .images, .interobserver, .tiles: content.made(of: analysisSteps)
      case .pooled, .confusion, .slices, .frames, .low, .phases:
        content.made(ofRows: byModel(analysisSteps))
      }
    }
    guard figure == .none else { return content }
    return content.filter { if case .figure = $0 { false } else { true } }
  }

  /// Steps of the models, each with its own.
  func byModel(_ steps: [any Step]) -> [(key: String, step: any Step)] {
    zip(models, steps).map { ($0.rawValue, $1) }
  }

  func confusion(of model: SegmentationModel) -> Confusion { origin.confusion(of: model) }
}
