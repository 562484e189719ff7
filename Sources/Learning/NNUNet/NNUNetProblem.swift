/// The reason why a model of nnU-Net cannot be read or applied, in one sentence.
public struct NNUNetProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder at fault; nil if it is the image.
  public var path: String?
  /// What is wrong, as part of a sentence.
  public var reason: String

  public init(path: String? = nil, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { (path.map { "\($0): " } ?? "") + reason }
}
