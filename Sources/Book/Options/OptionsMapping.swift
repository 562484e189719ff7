import Yams

/// The mapping of a block's options, as `Decodable` sees it.
struct OptionsMapping<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: OptionsDecoder
  let mapping: Node.Mapping

  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] {
    mapping.keys.compactMap { $0.scalar.flatMap { Key(stringValue: $0.string) } }
  }

  private func node(_ key: Key) -> Node? {
    decoder.ask(key.stringValue)
    return mapping.first { $0.key.scalar?.string == key.stringValue }?.value
  }

  private func child(_ key: Key) throws -> OptionsDecoder {
    guard let node = node(key) else {
      throw OptionError(.mapping(mapping), lacks: key, codingPath)
    }
    return decoder.child(node, key)
  }

  func contains(_ key: Key) -> Bool { node(key) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { node(key).map { $0.null != nil } ?? true }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try OptionsScalar.decode(type, from: child(key))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try child(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try child(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }
}
