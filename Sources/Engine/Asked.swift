import Foundation

/// A step known only by the type of its output: whoever reads the output depends neither on the
/// step's declaration nor on the code behind it.
///
/// It is encoded and compared like the step itself. To decode one, the decoder has to know which
/// types of steps exist (``StepCoding/decode(_:types:)``); it takes the first one that has this
/// output and these parameters.
public struct Asked<Output: Artifact>: Codable, Hashable, Sendable {
  /// The step itself.
  public let step: any Step

  /// Hides the type of `step`.
  public init<S: Step>(_ step: S) where S.Output == Output { self.step = step }

  public var title: String { step.title }

  public static func == (a: Asked, b: Asked) -> Bool { AnyHashable(a.step) == AnyHashable(b.step) }

  public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(step)) }

  public func encode(to encoder: any Encoder) throws { try step.encode(to: encoder) }

  public init(from decoder: any Decoder) throws {
    func read<S: Step>(_ type: S.Type) throws -> any Step { try type.init(from: decoder) }
    func makes<S: Step>(_ type: S.Type) -> Bool { type.Output.self == Output.self }
    let known = decoder.userInfo[StepCoding.stepTypes] as? [any Step.Type] ?? []
    var failure: any Error = DecodingError.dataCorrupted(
      .init(
        codingPath: decoder.codingPath, debugDescription: "no step makes a \(Output.self)"))
    for type in known where makes(type) {
      do {
        step = try read(type)
        return
      } catch {
        failure = error
      }
    }
    throw failure
  }
}

extension StepContext {
  /// The output of one of the step's inputs. Throws for any other step.
  public func output<Output>(of asked: Asked<Output>) throws -> Output {
    try asked.output { try output(of: $0) }
  }

  /// The optional inputs that did not fail, with their places in the list. Throws if all of them
  /// failed.
  public func outputs<Output>(
    of steps: [Asked<Output>]
  ) throws -> [(place: Int, output: Output)] {
    try found(among: steps.indices) { try output(of: steps[$0]) }
  }
}

extension Results {
  /// The step's output. Throws ``StepFailure`` if the step failed or could not be run.
  public func output<Output>(of asked: Asked<Output>) throws -> Output {
    try asked.output { try output(of: $0) }
  }
}

extension Asked {
  /// Reads the output of the underlying step and casts it to the expected type.
  fileprivate func output(_ read: (any Step) throws -> any Artifact) throws -> Output {
    let output = try read(step)
    guard let output = output as? Output else {
      throw StepFailure(
        step: step.title, reason: .failed,
        sentence: "\(step.title) made a \(type(of: output)), not a \(Output.self)")
    }
    return output
  }
}
