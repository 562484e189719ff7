/// Why an archive cannot be unpacked: the path and one reason.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  public var reason: String

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): \(reason)" }
}
