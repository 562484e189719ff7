import Book
import Engine
import StudyTerms
import TestSupport
import Trainings
import Transfer

@testable import Study

/// Masks whose counts can be checked by hand: TL2's are ``TinyCounts``, TR's are perfect.
struct GivenTransfer: TransferSource {
  var isPublished = true

  let models: [SegmentationModel] = [.observer, .doubleTransfer]
  let values: [NamedValue] = []
  let hasWholeStacks = true
  var words: TransferWords { isPublished ? .published : .synthetic }
  var choices: [Interobserver.Frames] {
    isPublished ? [.published, .first, .own] : [.truth, .own]
  }

  func counts(of model: SegmentationModel) throws -> Asked<ConfusionTable> {
    switch model {
    case .observer:
      TinyCounts.asked(
        TinyCounts.table(TinyCounts.images, Array(repeating: TinyCounts.perfect, count: 4)))
    case .doubleTransfer: TinyCounts.asked()
    default: throw StudyError("there is no model \(model.rawValue)")
    }
  }

  /// Of the first volunteer.
  let frames = Asked(
    Given(PhaseFrames(volunteers: [Volunteer(30), Volunteer(31)], es: [1, 0], ed: [0, 0])))
  /// A ml each.
  let pixels: Asked<PixelVolumes>? = Asked(
    Given(PixelVolumes(volunteers: [30, 31, 32].map { Volunteer($0) }, millilitres: [1, 1, 1])))

  func check(of models: [SegmentationModel]) -> ComparedImages? { nil }
  func names(of models: [ComparedModel]) -> [(step: any Step, name: String)] { [] }
  func history(of models: [SegmentationModel]) -> TrainingHistory? { nil }

  /// What a block with these options shows.
  func content(
    _ analysis: any TransferAnalysis.Type, figure: TransferComparison.FigureKind = .boxes,
    threshold: Double = 0.5
  ) async throws -> [Content] {
    let compared = try models.map { ComparedModel(model: $0, counts: try counts(of: $0)) }
    let analysis = try analysis.init(
      TransferOptions(
        source: self, asked: compared, models: compared, part: .test, threshold: threshold,
        pairs: [TransferOptions.Pair(first: compared[1], second: compared[0])],
        repetitions: 1000, figure: figure))
    let bench = StepBench()
    for step in analysis.steps { try await bench.run(step) }
    return try analysis.content(from: bench)
  }
}
