import Foundation

/// Steps as JSON, `{"step": "TypeName", "parameters": {...}}`: how one is sent to be run elsewhere.
public enum StepCoding {
  private struct Name: Decodable { var step: String }
  private struct Parameters<S: Step>: Codable {
    var step: String
    var parameters: S
  }

  public static func encode<S: Step>(_ step: S) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(Parameters(step: S.name, parameters: step))
  }

  /// Throws ``StepFailure`` with one sentence.
  public static func decode(_ data: Data, types: [any Step.Type]) throws -> any Step {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    func decode<S: Step>(_ type: S.Type) throws -> any Step {
      try decoder.decode(Parameters<S>.self, from: data).parameters
    }
    do {
      let name = try decoder.decode(Name.self, from: data).step
      guard let type = types.first(where: { $0.name == name }) else {
        let known = types.map { $0.name }.sorted().joined(separator: ", ")
        throw StepFailure(
          step: name, reason: .failed,
          sentence: "there is no step `\(name)`; the steps are \(known)")
      }
      return try decode(type)
    } catch is DecodingError {
      throw StepFailure(
        step: "step", reason: .failed,
        sentence:
          #"a step is written {"step": "TypeName", "parameters": {...}} with all its parameters"#)
    }
  }
}
