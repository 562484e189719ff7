import Book
import Foundation
import StudyTerms

/// Single values that an author's program wrote as a JSON object:
/// `{"slope": 0.52, "n": {"value": 12, "unit": "patients", "decimals": 0}, "who": "A"}`.
enum ProgramValues {
  private struct Entry: Decodable {
    var value: NamedValue.Value
    var unit: String?
    var decimals: Int?

    private enum CodingKeys: CodingKey { case value, unit, decimals }

    init(from decoder: any Decoder) throws {
      if let value = Self.value(try decoder.singleValueContainer()) {
        self.value = value
        return
      }
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let inner = try container.superDecoder(forKey: .value).singleValueContainer()
      guard let value = Self.value(inner) else {
        throw DecodingError.dataCorruptedError(
          forKey: .value, in: container, debugDescription: "neither a number nor a text")
      }
      self.value = value
      unit = try container.decodeIfPresent(String.self, forKey: .unit)
      decimals = try container.decodeIfPresent(Int.self, forKey: .decimals)
    }

    private static func value(_ container: any SingleValueDecodingContainer) -> NamedValue.Value? {
      if let truth = try? container.decode(Bool.self) { return .text(truth ? "true" : "false") }
      if let number = try? container.decode(Double.self) { return .number(number) }
      if let text = try? container.decode(String.self) { return .text(text) }
      return container.decodeNil() ? .number(.nan) : nil
    }
  }

  /// The values sorted by name. Throws `StudyError` that names the file.
  static func read(_ data: Data, named name: String) throws -> [NamedValue] {
    let entries: [String: Entry]
    do {
      entries = try JSONDecoder().decode([String: Entry].self, from: data)
    } catch {
      throw StudyError(
        "\(name) is not an object of numbers and texts by name, such as {\"slope\": 0.5}")
    }
    return try entries.sorted { $0.key < $1.key }.map { key, entry in
      let isName = key.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
      guard isName, !key.isEmpty else {
        throw StudyError("\(name): “\(key)” cannot be cited; use letters, digits, `-` and `_`")
      }
      let decimals = entry.decimals.map { max(0, min(15, $0)) }
      return NamedValue(key, entry.value, unit: entry.unit, decimals: decimals)
    }
  }
}
