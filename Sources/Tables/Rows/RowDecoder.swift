/// Decodes a row from one line of columns.
struct RowDecoder: Decoder {
  /// The cells of the line, by property name.
  var cells: [String: Cell]
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Keyed(cells: cells))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.refusal("a list") }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    throw Self.refusal("a single value")
  }

  private static func refusal(_ what: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "a row is not \(what)"))
  }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let cells: [String: Cell]
    let codingPath: [any CodingKey] = []
    var allKeys: [Key] { cells.keys.compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { cells[key.stringValue] != nil }
    func decodeNil(forKey key: Key) -> Bool {
      cells[key.stringValue, default: .missing] == .missing
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      guard let cell = cells[key.stringValue] else {
        throw DecodingError.keyNotFound(
          key, .init(codingPath: [key], debugDescription: "no such column"))
      }
      // NaN and the empty text are stored as missing.
      if cell == .missing, type == Double.self, let value = Double.nan as? T { return value }
      if cell == .missing, type == String.self, let value = "" as? T { return value }
      guard let value = cell.value(as: type) else {
        throw DecodingError.typeMismatch(
          type, .init(codingPath: [key], debugDescription: "\(cell) is no \(type)"))
      }
      return value
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw refusal("a table") }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      throw refusal("a list")
    }
    func superDecoder() throws -> any Decoder { throw refusal("a class") }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw refusal("a class") }
  }
}
