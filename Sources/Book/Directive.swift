import Engine

/// A block of a chapter that asks for work and shows the result. Its stored properties are the
/// options that change the result. Options that only change its presentation (`caption`, `alt`,
/// `captions`, `alts`, `width`, `colours`, `rows`, ...) are decoded separately (``Presentation``)
/// and never run a step.
public protocol Directive: Decodable, Sendable {
  /// The name between braces in a chapter: `volume-agreement`.
  static var name: String { get }
  /// One sentence for `report check` and the guide.
  static var summary: String { get }
  /// Options of an example block in YAML. A test decodes them.
  static var example: String { get }
  /// The steps whose outputs `content` reads. Their inputs are found automatically.
  var steps: [any Step] { get }
  /// Names that the author gives to some of the steps (such as the runs of a training), for plans
  /// and progress.
  var names: [(step: any Step, name: String)] { get }
  /// What is wrong with the options, judged by the outputs available so far: the option's name and
  /// a sentence. Reported before any step runs.
  func refusals(from results: any Results) -> [(option: String, sentence: String)]
  /// What the author should know of the outputs, although nothing is wrong: the option's name and a
  /// sentence. Reported as warnings.
  func remarks(from results: any Results) -> [(option: String, sentence: String)]
  /// Figures, tables and values made from the outputs. A pure function: no files, clock or
  /// randomness.
  func content(from results: any Results) throws -> [Content]
}

extension Directive {
  public var names: [(step: any Step, name: String)] { [] }
  public func remarks(from results: any Results) -> [(option: String, sentence: String)] { [] }
  public func refusals(from results: any Results) -> [(option: String, sentence: String)] { [] }
}
