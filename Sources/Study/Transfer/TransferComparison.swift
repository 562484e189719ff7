import Book
import Engine
import StudyTerms
import Transfer

/// Compares the networks on the 7 T images, from the published tables of confusion counts; or, with
/// `live`, networks that are trained for the page on synthetic volunteers.
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

  private let kind: Analysis
  private let options: TransferOptions
  private let analysis: any TransferAnalysis

  enum CodingKeys: String, CodingKey {
    case source, live, analysis, models, part, threshold, pairs, repetitions, figure
  }

  public init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    kind = try options.decodeIfPresent(Analysis.self, forKey: .analysis) ?? .dice
    self.options = try TransferOptions(from: options)
    do {
      analysis = try kind.analysis.init(self.options)
    } catch let error as StudyError {
      throw options.refusal(.analysis, error.description)
    }
  }

  public var steps: [any Step] { (check.map { [$0] } ?? []) + analysis.steps }

  /// The check of the published tables; nil unless there are two.
  private var check: ComparedImages? {
    switch kind {
    case .tests:
      options.source.check(of: options.pairs.flatMap { [$0.first.model, $0.second.model] })
    case .interobserver, .tiles: options.source.check(of: [.observer, .doubleTransfer])
    default: options.source.check(of: options.asked.map(\.model))
    }
  }

  public var names: [(step: any Step, name: String)] { options.source.names(of: options.asked) }

  public func content(from results: any Results) throws -> [Content] {
    // The tables are only checked. Nothing is made of the result.
    if let check { _ = try results.output(of: check) }
    return try wholeContent(from: results).filter { content in
      if case .figure = content { options.figure != .none } else { true }
    }
  }

  /// The content without the models that failed, which are named.
  private func wholeContent(from results: any Results) throws -> [Content] {
    do {
      let content = try results.reading { try analysis.content(from: $0) }
      // Its step leaves out the models that failed.
      return kind == .images ? try content + Content.failures(failures(results)) : content
    } catch let failure as StepFailure where !options.source.isPublished {
      let missing = try failures(results)
      let others = options.without(missing.map(\.name))
      guard !missing.isEmpty, !others.models.isEmpty, kind != .tests || !others.pairs.isEmpty
      else { throw failure }
      let analysis = try kind.analysis.init(others)
      return try results.reading { try analysis.content(from: $0) } + Content.failures(missing)
    }
  }

  /// The trained models without counts, with the reason.
  private func failures(_ results: any Results) throws -> [(name: String, reason: String)] {
    guard !options.source.isPublished else { return [] }
    return try options.models.compactMap { model in
      do {
        _ = try results.output(of: model.counts)
        return nil
      } catch let failure as StepFailure {
        // A model that was not asked for did not fail.
        return failure.reason == .notRun ? nil : (model.model.rawValue, failure.sentence)
      }
    }
  }
}

extension TransferComparison.Analysis {
  fileprivate var analysis: any TransferAnalysis.Type {
    switch self {
    case .dice: DiceAnalysis.self
    case .images: ImagesAnalysis.self
    case .confusion: ConfusionAnalysis.self
    case .slices: SlicesAnalysis.self
    case .frames: FramesAnalysis.self
    case .low: LowDiceAnalysis.self
    case .phases: PhasesAnalysis.self
    case .pooled: PooledAnalysis.self
    case .tests: SignedRankAnalysis.self
    case .interobserver: InterobserverAnalysis.self
    case .tiles: TilesAnalysis.self
    }
  }
}
