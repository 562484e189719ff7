/// Why an xz file cannot be read or written.
public struct XZError: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  public var reason: String

  public var description: String { "\(file): \(reason)" }
}
