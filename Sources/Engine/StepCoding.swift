import Foundation

/// Steps as JSON, `{"step": "TypeName", "parameters": {...}}`, to run them in another process.
public enum StepCoding {
  private struct Name: Decodable { var step: String }
  private struct Parameters<S: Step>: Codable {
    var step: String
    var parameters: S
  }

  /// Tells a decoder which types of steps exist; see ``Asked``.
  static let stepTypes: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "report.stepTypes") else {
      preconditionFailure("any text makes a key")
    }
    return key
  }()

  /// The step's name and parameters as JSON. Throws if a parameter cannot be encoded.
  public static func encode<S: Step>(_ step: S) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(Parameters(step: S.name, parameters: step))
  }

  /// Reads a step of one of the `types`. Throws ``StepProblem``, also for an unknown parameter,
  /// which a decoder would otherwise ignore.
  public static func decode(_ data: Data, types: [any Step.Type]) throws -> any Step {
    let decoder = JSONDecoder()
    decoder.userInfo[stepTypes] = types
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    func decode<S: Step>(_ type: S.Type) throws -> any Step {
      try decoder.decode(Parameters<S>.self, from: data).parameters
    }
    guard let name = try? decoder.decode(Name.self, from: data).step,
      let written = try? decoder.decode(ParameterTree.self, from: data)
    else { throw StepProblem.malformed }
    guard let type = types.first(where: { $0.name == name }) else {
      throw StepProblem.unknownStep(name, known: types.map { $0.name }.sorted())
    }
    let step: any Step
    do {
      step = try decode(type)
    } catch let error as DecodingError {
      throw problem(error, step: name, written)
    }
    let read = ParameterTree(String(decoding: try encode(step), as: UTF8.self))
    // A parameter that is nil is not written.
    let own = Mirror(reflecting: step).children.compactMap(\.label)
    if let unknown = written.unknown(in: read, besides: own) {
      throw StepProblem.unknownParameter(
        unknown.path.joined(separator: "."), step: name, known: unknown.known)
    }
    return step
  }

  private static func problem(
    _ error: DecodingError, step: String, _ written: ParameterTree
  ) -> StepProblem {
    var path: [any CodingKey] = []
    var lacking: (any CodingKey)?
    switch error {
    case .keyNotFound(let key, let context): (path, lacking) = (context.codingPath, key)
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      path = context.codingPath
    @unknown default: break
    }
    let names = (path.dropFirst() + (lacking.map { [$0] } ?? [])).map(\.stringValue)
    guard path.first?.stringValue == "parameters", !names.isEmpty else { return .malformed }
    let parameter = names.joined(separator: ".")
    guard lacking != nil else { return .wrongValue(parameter: parameter, step: step) }
    return .missingParameter(
      parameter, step: step, written: written.names(at: path.map(\.stringValue)))
  }
}
