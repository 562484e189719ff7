/// What is asked, as a value: the stored properties are its parameters, so the same question
/// written twice is the same step. ``RunnableStep`` adds how it is answered.
///
/// A step runs again only if its parameters, the content of its inputs' outputs, its files, its
/// seed, or the code that computes it have changed.
public protocol Step: Codable, Hashable, Sendable {
  associatedtype Output: Artifact
  /// Steps whose outputs `run` may read; reading any other throws.
  var inputs: [any Step] { get }
  /// Steps whose outputs `run` may read too, and without which it can do: where one failed, reading
  /// it throws, and `run` goes on with the others.
  var optionalInputs: [any Step] { get }
  /// The only files (or folders) that `run` may read; opening any other through the context throws.
  var files: [FileReference] { get }
  /// A few words for the progress display, e.g. `volumes of r34_p05_s256`.
  var title: String { get }
  /// How much there is to do, in a unit of the type's own, as far as it can be told without doing
  /// it: the time of a step that never ran is guessed from others of its type by it. nil where it
  /// cannot.
  var work: Double? { get }
}

extension Step {
  public var inputs: [any Step] { [] }
  public var optionalInputs: [any Step] { [] }
  public var files: [FileReference] { [] }
  public var title: String { Self.name }
  public var work: Double? { nil }
  /// The type's name: what records, fingerprints and `report step` call it.
  public static var name: String { String(describing: Self.self) }
}
