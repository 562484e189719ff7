/// The code that computes a step: its sources, which are part of the question, and what they are
/// compiled and linked with.
public struct WorkCode: Hashable, Sendable {
  /// Fingerprint of the target that holds the code and of all targets that it depends on.
  public var sources: String
  /// What the sources are compiled and linked with.
  public var toolchain: Toolchain

  /// `sources`: a fingerprint. The toolchain is empty if only the sources count.
  public init(sources: String, toolchain: Toolchain = Toolchain()) {
    self.sources = sources
    self.toolchain = toolchain
  }
}
