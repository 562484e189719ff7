/// Why a file of contours cannot be read.
public struct ContourError: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  public var line: Int
  public var reason: String

  public init(path: String, line: Int, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  public var description: String { "\(path):\(line): \(reason)" }
}
