/// The reason why an xz file cannot be read or written.
public struct XZError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path or name.
  public var file: String
  /// What is wrong, as part of a sentence.
  public var reason: String

  public var description: String { "\(file): \(reason)" }
}
