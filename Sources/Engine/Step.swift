/// A piece of work as a value: the stored properties are its parameters, so the same work written twice is the same work.
///
/// A step runs again only if its parameters, the content of its inputs' outputs, its files, its seed, or the code that
/// computes it have changed.
public protocol Step: Codable, Hashable, Sendable {
  associatedtype Output: Artifact
  /// Steps whose outputs `run` may read; reading any other throws.
  var inputs: [any Step] { get }
  /// The only files (or folders) that `run` may read; opening any other through the context throws.
  var files: [FileReference] { get }
  /// A few words for the progress display, e.g. `volumes of r34_p05_s256`.
  var title: String { get }
  func run(_ context: StepContext) async throws -> Output
}

extension Step {
  public var inputs: [any Step] { [] }
  public var files: [FileReference] { [] }
  public var title: String { Self.name }
  /// The type's name: what records, fingerprints and `report step` call it.
  public static var name: String { String(describing: Self.self) }
}
