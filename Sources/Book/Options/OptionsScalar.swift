import Markup
import Yams

/// One value of a block's options, as `Decodable` sees it.
struct OptionsScalar: SingleValueDecodingContainer {
  let decoder: OptionsDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }
  func decodeNil() -> Bool { decoder.isNull() }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try Self.decode(type, from: decoder)
  }

  static func decode<T: Decodable>(_ type: T.Type, from decoder: OptionsDecoder) throws -> T {
    func convert<Value>(_ value: Value?, _ what: String) throws -> T {
      guard let value = value as? T else {
        throw OptionError(
          decoder.node, "“\(try decoder.text())” is not \(what)", decoder.codingPath)
      }
      return value
    }
    switch type {
    case is String.Type: return try convert(decoder.text(), "a text")
    case is Bool.Type:
      let values = [
        "true": true, "yes": true, "on": true, "false": false, "no": false, "off": false,
      ]
      return try convert(values[decoder.text().lowercased()], "true or false")
    case is Double.Type:
      let number = Double(try decoder.text())
      return try convert(number?.isFinite == true ? number : nil, "a number")
    case is Int.Type: return try convert(Int(decoder.text()), "a whole number")
    case is UInt64.Type: return try convert(UInt64(decoder.text()), "a whole number, zero or more")
    default: break
    }
    do {
      return try T(from: decoder)
    } catch DecodingError.dataCorrupted(let context) {
      throw OptionError(context, below: decoder, explain(type, context, decoder))
    }
  }

  /// For an enumeration, lists its cases; for other types, gives their own sentence.
  private static func explain<T>(
    _ type: T.Type, _ context: DecodingError.Context, _ decoder: OptionsDecoder
  ) -> String {
    guard type is any RawRepresentable.Type, let text = try? decoder.text() else {
      return context.debugDescription
    }
    let cases = (type as? any CaseIterable.Type).map { allCases(of: $0) } ?? []
    // The standard library's own sentence would name types of the program.
    guard !cases.isEmpty else { return "“\(text)” is not a value of this option" }
    let nearest = Spelling.nearest(to: text, among: cases).map { ", did you mean “\($0)”?" } ?? ""
    return "“\(text)” is not one of \(cases.joined(separator: ", "))\(nearest)"
  }

  private static func allCases<T: CaseIterable>(of type: T.Type) -> [String] {
    type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
  }
}
