/// What computes a step: its sources, which are part of what is asked, and what they are compiled
/// and linked with.
public struct WorkCode: Hashable, Sendable {
  /// Fingerprint of the target that holds the work, and of all targets that it depends on.
  public var sources: String
  public var toolchain: Toolchain

  public init(sources: String, toolchain: Toolchain = Toolchain()) {
    self.sources = sources
    self.toolchain = toolchain
  }
}
