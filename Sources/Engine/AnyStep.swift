/// A step of any type, encoded with the type's name: for steps that read what an author names.
///
/// To decode one, the decoder has to know which types of steps exist
/// (``StepCoding/decode(_:types:)``).
public struct AnyStep: Hashable, Sendable {
  /// The step itself.
  public let step: any Step

  /// Hides the type of `step`.
  public init(_ step: any Step) { self.step = step }

  public static func == (a: AnyStep, b: AnyStep) -> Bool {
    AnyHashable(a.step) == AnyHashable(b.step)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(step)) }
}

extension AnyStep: Codable {
  private enum CodingKeys: CodingKey { case step, parameters }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(String.self, forKey: .step)
    let known = decoder.userInfo[StepCoding.stepTypes] as? [any Step.Type] ?? []
    guard let type = known.first(where: { $0.name == name }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .step, in: container, debugDescription: "there is no step `\(name)`")
    }
    step = try container.decode(type, forKey: .parameters)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(type(of: step).name, forKey: .step)
    func parameters<S: Step>(of step: S) throws { try container.encode(step, forKey: .parameters) }
    try parameters(of: step)
  }
}

extension StepContext {
  /// The output of one of the step's inputs, whatever its type. Throws for any other step.
  public func output(of any: AnyStep) throws -> any Artifact {
    func output<S: Step>(_ step: S) throws -> any Artifact { try self.output(of: step) }
    return try output(any.step)
  }
}
