import Book
import Engine
import StudyTerms
import Trainings
import Transfer

extension TransferOptions {
  typealias Options = KeyedDecodingContainer<TransferComparison.CodingKeys>

  init(from options: Options) throws {
    let source = try Self.source(options)
    let models =
      try options.decodeIfPresent([SegmentationModel].self, forKey: .models) ?? source.models
    let part = try options.decodeIfPresent(Split.self, forKey: .part) ?? .test
    let threshold = try options.decodeIfPresent(Double.self, forKey: .threshold) ?? 0.5
    let pairs =
      try options.decodeIfPresent([ModelPair].self, forKey: .pairs)
      ?? ModelPair.published.filter {
        source.models.contains($0.first) && source.models.contains($0.second)
      }
    let repetitions =
      try options.decodeIfPresent(BootstrapRepetitions.self, forKey: .repetitions)?.count ?? 2000
    let figure =
      try options.decodeIfPresent(TransferComparison.FigureKind.self, forKey: .figure) ?? .boxes
    try options.refuseRepeats(.models, models, as: \.rawValue)
    if options.contains(.pairs) { try options.refuseRepeats(.pairs, pairs, as: \.title) }
    if let pair = pairs.first(where: { $0.first == $0.second }) {
      throw options.refusal(.pairs, "\(pair.title) compares a model with itself")
    }
    guard (0...1).contains(threshold) else {
      throw options.refusal(.threshold, "must be a Dice, 0 to 1")
    }
    guard part == .test || source.isPublished else {
      throw options.refusal(
        .part, "must be test where networks are trained for the page: they are compared on `test`")
    }
    let compared = try models.map { try Self.compared($0, source, options, .models) }
    self.init(
      source: source, asked: compared, models: compared, part: part, threshold: threshold,
      pairs: try pairs.map {
        Pair(
          first: try Self.compared($0.first, source, options, .pairs),
          second: try Self.compared($0.second, source, options, .pairs))
      }, repetitions: repetitions, figure: figure)
  }

  private static func compared(
    _ model: SegmentationModel, _ source: any TransferSource, _ options: Options,
    _ key: TransferComparison.CodingKeys
  ) throws -> ComparedModel {
    do {
      return ComparedModel(model: model, counts: try source.counts(of: model))
    } catch let error as StudyError {
      throw options.refusal(key, error.description)
    }
  }

  /// From `source` or `live`.
  private static func source(_ options: Options) throws -> any TransferSource {
    guard let trainings = try options.decodeIfPresent(TransferTrainings.self, forKey: .live) else {
      return PublishedTransfer(folder: try options.decode(DataPath.self, forKey: .source).reference)
    }
    guard !options.contains(.source) else {
      throw options.refusal(.live, "stands instead of `source`, not beside it")
    }
    guard let cohort = trainings.test else {
      throw options.refusal(.live, "has no `test`, the volunteers to test on")
    }
    return TrainedTransfer(trainings: trainings, cohort: cohort)
  }
}

extension ModelPair {
  /// The comparisons of the paper.
  fileprivate static let published = [
    ModelPair(.base, .doubleTransfer), ModelPair(.esed, .doubleTransfer),
    ModelPair(.doubleTransfer, .transfer), ModelPair(.doubleTransfer, .random),
  ]
}
