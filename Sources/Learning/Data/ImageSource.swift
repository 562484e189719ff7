/// Images to train on. Several threads read from it at once.
public protocol ImageSource: Sendable {
  var count: Int { get }
  /// The patient of an image. A patient's images are never split between training and validation.
  func patient(_ index: Int) -> String
  /// Reads an image; called again in every epoch.
  func sample(_ index: Int) throws -> Sample
}
