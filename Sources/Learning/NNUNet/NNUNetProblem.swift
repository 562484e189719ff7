/// Why a model of nnU-Net cannot be read or applied, in one sentence.
public struct NNUNetProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder that it is about; nil where it is about the image.
  public var path: String?
  public var reason: String

  public init(path: String? = nil, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { (path.map { "\($0): " } ?? "") + reason }
}
