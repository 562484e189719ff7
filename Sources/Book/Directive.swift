import Engine

/// A block of a chapter that asks for work and shows what came out. The stored properties are the
/// options that change the result; those of presentation (`caption`, `alt`, `captions`, `alts`,
/// `width`, `colours`, `rows`, ...) are read by the report itself (``Presentation``) and never run
/// a step.
public protocol Directive: Decodable, Sendable {
  /// As written between braces: `volume-agreement`.
  static var name: String { get }
  /// One sentence for `report check` and the guide.
  static var summary: String { get }
  /// An example block's options (YAML), decoded by a test.
  static var example: String { get }
  /// The steps whose outputs `content` reads (their inputs follow by themselves).
  var steps: [any Step] { get }
  /// Names that the author gives to some of the steps (the runs of a training), for plan and
  /// progress.
  var names: [(step: any Step, name: String)] { get }
  /// What is wrong with the options, as far as the outputs at hand tell: the option's name and a
  /// sentence. Reported before any step runs.
  func refusals(from results: any Results) -> [(option: String, sentence: String)]
  /// Figures, tables and values from the steps' outputs. Pure: no files, no clock, no randomness.
  func content(from results: any Results) throws -> [Content]
}

extension Directive {
  public var names: [(step: any Step, name: String)] { [] }
  public func refusals(from results: any Results) -> [(option: String, sentence: String)] { [] }
}
