import Book
import Engine
import StudyTerms
import Tables
import Trainings
import Transfer

/// Masks that are compared: the published ones, or those of networks that are trained for the page.
/// Both give the same typed rows to the same analyses.
protocol TransferSource: Sendable {
  /// All that there are, in the order of tables.
  var models: [SegmentationModel] { get }
  /// Counts against the first reader's masks. Throws ``StudyError`` for a model that is not there.
  func counts(of model: SegmentationModel) throws -> Asked<ConfusionTable>
  /// The frames of end-diastole and end-systole.
  var frames: Asked<PhaseFrames> { get }
  /// What pixels stand for; nil where all are alike.
  var pixels: Asked<PixelVolumes>? { get }
  /// Where the frames of ED and ES may be taken from, the given ones first.
  var choices: [Interobserver.Frames] { get }
  /// What tells whether the models' images are the same; nil where they cannot differ.
  func check(of models: [SegmentationModel]) -> ComparedImages?
  /// What an author calls the steps of these models.
  func names(of models: [ComparedModel]) -> [(step: any Step, name: String)]
  /// What networks learnt from; nil where their paper says it.
  func history(of models: [SegmentationModel]) -> TrainingHistory?
  /// Single values of the volunteers and their observer.
  var values: [NamedValue] { get }
  /// How readers and frames are called.
  var words: TransferWords { get }
  /// Whether each volunteer's masks are of all slices, so that they have a volume.
  var hasWholeStacks: Bool { get }
  /// Whether the paper's comparisons are audited.
  var isPublished: Bool { get }
}
