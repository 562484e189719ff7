import Engine
import Phantom

/// The images of one synthetic patient with their true labels: drawn once for all trainings and
/// tests, so that these need no phantom, and an added patient draws one patient.
struct SyntheticImages: Step {
  typealias Output = LabelledSlices

  var profile: PhantomProfile
  var seed: UInt64
  /// From 1.
  var number: Int
  /// Rows and columns of an image, the whole field of view.
  var matrix: Int
  var sampling: CineSampling

  var title: String { "images of \(profile.rawValue) patient \(number)" }
}
