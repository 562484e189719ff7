/// Encodes a row as its properties, each of them one ``Cell``.
struct RowEncoder: Encoder {
  /// The cells, filled while a row is encoded.
  final class Cells {
    var names: [String] = []
    var cells: [Cell] = []
    /// The first property that is not a single value; nil if there is none.
    var refused: String?

    func add(_ value: Any?, _ name: String) {
      guard let cell = value.map(Cell.init) ?? .missing else {
        refused = name
        return
      }
      names.append(name)
      cells.append(cell)
    }
  }

  private let row = Cells()
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  /// Names and values in the order of the properties. Throws ``TableError`` if the row is not flat.
  static func cells(of value: some Encodable) throws -> (names: [String], cells: [Cell]) {
    let encoder = RowEncoder()
    try value.encode(to: encoder)
    if let refused = encoder.row.refused {
      throw TableError.refused(row: 1, "\(type(of: value)).\(refused) is no single value")
    }
    return (encoder.row.names, encoder.row.cells)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Keyed(row: row))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { Refusal(row: row) }
  func singleValueContainer() -> any SingleValueEncodingContainer { Refusal(row: row) }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let row: Cells
    let codingPath: [any CodingKey] = []

    func encodeNil(forKey key: Key) { row.add(nil, key.stringValue) }
    func encode<T: Encodable>(_ value: T, forKey key: Key) { row.add(value, key.stringValue) }

    // The default omits nil, but a column needs a cell for it.
    func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) {
      row.add(value, key.stringValue)
    }
    func encodeIfPresent(_ value: Bool?, forKey key: Key) { row.add(value, key.stringValue) }
    func encodeIfPresent(_ value: String?, forKey key: Key) { row.add(value, key.stringValue) }
    func encodeIfPresent(_ value: Double?, forKey key: Key) { row.add(value, key.stringValue) }
    func encodeIfPresent(_ value: Int?, forKey key: Key) { row.add(value, key.stringValue) }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      row.refused = key.stringValue
      return KeyedEncodingContainer(Keyed<Nested>(row: row))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      Refusal(row: row)
    }

    func superEncoder() -> any Encoder { RowEncoder() }
    func superEncoder(forKey key: Key) -> any Encoder { RowEncoder() }
  }

  /// Refuses rows that are lists or single values.
  private struct Refusal: UnkeyedEncodingContainer, SingleValueEncodingContainer {
    let row: Cells
    let codingPath: [any CodingKey] = []
    let count = 0

    func encodeNil() { row.refused = "self" }
    func encode<T: Encodable>(_ value: T) { row.refused = "self" }
    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
      row.refused = "self"
      return KeyedEncodingContainer(Keyed<Nested>(row: row))
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { self }
    func superEncoder() -> any Encoder { RowEncoder() }
  }
}
