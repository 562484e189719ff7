import Book
import Engine
import StudyTerms
import Tables
import Trainings
import Transfer

/// The published masks of the 7 T volunteers.
struct PublishedTransfer: TransferSource {
  /// The folder of the 7 T analysis.
  var folder: FileReference

  let models = SegmentationModel.allCases
  let choices: [Interobserver.Frames] = [.published, .first, .own]
  let pixels: Asked<PixelVolumes>? = nil
  let values: [NamedValue] = []
  let words = TransferWords.published
  let hasWholeStacks = true
  let isPublished = true

  func counts(of model: SegmentationModel) -> Asked<ConfusionTable> {
    Asked(PublishedConfusion(of: model, in: folder))
  }

  var frames: Asked<PhaseFrames> {
    Asked(PublishedFrames(table: folder.appending("esed_frames.tsv")))
  }

  func check(of models: [SegmentationModel]) -> ComparedImages? {
    ComparedImages(of: models, in: folder)
  }

  func names(of models: [ComparedModel]) -> [(step: any Step, name: String)] { [] }

  func history(of models: [SegmentationModel]) -> TrainingHistory? { nil }
}
