/// Images to learn from. Read by several threads at once.
public protocol ImageSource: Sendable {
  var count: Int { get }
  /// Whose image it is: no patient's images are parted between training and validation.
  func patient(_ index: Int) -> String
  /// Read anew in every epoch.
  func sample(_ index: Int) throws -> Sample
}
