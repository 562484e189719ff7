/// What is asked, as a value: the stored properties are its parameters, so the same question
/// written twice is the same step. ``RunnableStep`` adds how it is answered.
///
/// A step runs again only if its parameters, the content of its inputs' outputs, its files, its
/// seed, or the code that computes it have changed.
public protocol Step: Codable, Hashable, Sendable {
  associatedtype Output: Artifact
  /// The name from which the seed is derived, together with the parameters. It is the type's name,
  /// unless the type was renamed after results were published: they must stay the same.
  static var seedName: String { get }
  /// Steps whose outputs `run` may read; reading any other throws.
  var inputs: [any Step] { get }
  /// Steps whose outputs `run` may also read, but can do without: if one failed, reading it throws,
  /// and `run` goes on with the others.
  var optionalInputs: [any Step] { get }
  /// The only files (or folders) that `run` may read. Opening any other through the context throws.
  var files: [FileReference] { get }
  /// A few words for the progress display, e.g. `volumes of r34_p05_s256`.
  var title: String { get }
  /// The amount of work in a unit of the type's own, as far as it is known in advance. The time of
  /// a step that never ran is guessed from it and from other steps of the type. nil if unknown.
  var work: Double? { get }
}

extension Step {
  public var inputs: [any Step] { [] }
  public var optionalInputs: [any Step] { [] }
  public var files: [FileReference] { [] }
  public var title: String { Self.name }
  public var work: Double? { nil }
  /// The type's name, used in records, fingerprints and `report step`.
  public static var name: String { String(describing: Self.self) }
  public static var seedName: String { name }
}
