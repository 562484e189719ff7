import Book
import Engine
import StudyTerms
import Subsets
import Trainings

/// Learning curves of the 27 published 7 T trainings: three starts, nine subsets of the training
/// images; or, with `live`, of trainings that run for the page, with several seeds.
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

  private let source: any SubsetSource

  enum CodingKeys: String, CodingKey {
    case source, live, seeds, models, subsets, curve, span, degree, points
  }

  public init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    if let live = try options.decodeIfPresent(TransferTrainings.self, forKey: .live) {
      source = try TrainedSubsets(live, options)
      return
    }
    guard !options.contains(.seeds) else {
      throw options.refusal(.seeds, "is for trainings of the page: `live`")
    }
    source = PublishedSubsets(
      folder: try options.decode(DataPath.self, forKey: .source).reference,
      options: try SubsetOptions(options, curve: .both))
  }

  public var steps: [any Step] { source.steps }

  public var names: [(step: any Step, name: String)] { source.names }

  public func content(from results: any Results) throws -> [Content] {
    try source.content(from: results)
  }
}

extension SubsetOptions {
  /// Reads the options. `curve` is drawn by default; `check` refuses what else may be wrong.
  init(
    _ options: KeyedDecodingContainer<SubsetCurves.CodingKeys>, curve: SubsetCurves.Curve,
    check: (SubsetOptions) throws -> Void = { _ in }
  ) throws {
    self.init(
      models: try options.decodeIfPresent([SegmentationModel].self, forKey: .models)
        ?? TrainingRun.models,
      subsets: try options.decodeIfPresent([Subset].self, forKey: .subsets) ?? Subset.allCases,
      curve: try options.decodeIfPresent(SubsetCurves.Curve.self, forKey: .curve) ?? curve,
      span: try options.decodeIfPresent(Double.self, forKey: .span) ?? 0.75,
      degree: try options.decodeIfPresent(Int.self, forKey: .degree) ?? 2,
      points: try options.decodeIfPresent(Int.self, forKey: .points) ?? 80)
    try options.refuseRepeats(.models, models, as: \.rawValue)
    try options.refuseRepeats(.subsets, subsets, as: \.rawValue)
    try check(self)
    guard span > 0, span <= 1 else { throw options.refusal(.span, "must be above 0, at most 1") }
    guard (1...2).contains(degree) else { throw options.refusal(.degree, "must be 1 or 2") }
    guard (2...10_000).contains(points) else {
      throw options.refusal(.points, "must be 2 to 10000")
    }
  }
}
