import Book
import Engine
import StudyTerms
import Tables
import Trainings
import Transfer

/// The masks that are compared: the published ones, or those of networks trained for the page.
/// Both give the same typed rows to the same analyses.
protocol TransferSource: Sendable {
  /// All models, in the order of tables.
  var models: [SegmentationModel] { get }
  /// Counts against the first reader's masks. Throws ``StudyError`` for a missing model.
  func counts(of model: SegmentationModel) throws -> Asked<ConfusionTable>
  /// The frames of end-diastole and end-systole.
  var frames: Asked<PhaseFrames> { get }
  /// The volume of a pixel; nil if all volunteers share one.
  var pixels: Asked<PixelVolumes>? { get }
  /// The possible sources of the frames of ED and ES, the given ones first.
  var choices: [Interobserver.Frames] { get }
  /// The step that checks that the models' images are the same; nil if they cannot differ.
  func check(of models: [SegmentationModel]) -> ComparedImages?
  /// Names that the author gives to the steps of these models.
  func names(of models: [ComparedModel]) -> [(step: any Step, name: String)]
  /// The images that the networks learnt from; nil if their paper describes them.
  func history(of models: [SegmentationModel]) -> TrainingHistory?
  /// Single values of the volunteers and their observer.
  var values: [NamedValue] { get }
  /// The names of readers and frames.
  var words: TransferWords { get }
  /// Whether each volunteer has masks of all slices, and therefore a volume.
  var hasWholeStacks: Bool { get }
  /// Whether the comparisons of the paper are audited.
  var isPublished: Bool { get }
}
