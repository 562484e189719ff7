import Yams

/// A list in a block's options, as `Decodable` sees it.
struct OptionsSequence: UnkeyedDecodingContainer {
  let decoder: OptionsDecoder
  let nodes: [Node]
  private(set) var currentIndex = 0

  init(decoder: OptionsDecoder, nodes: [Node]) {
    self.decoder = decoder
    self.nodes = nodes
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { nodes.count }
  var isAtEnd: Bool { currentIndex >= nodes.count }

  private mutating func next() throws -> OptionsDecoder {
    guard !isAtEnd else { throw OptionError(decoder.node, "the list ends early", codingPath) }
    defer { currentIndex += 1 }
    return decoder.child(nodes[currentIndex], Index(intValue: currentIndex))
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, nodes[currentIndex].null != nil else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try OptionsScalar.decode(type, from: next())
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }

  private struct Index: CodingKey {
    var intValue: Int?
    var stringValue: String { "[\(intValue ?? 0)]" }
    init(intValue: Int) { self.intValue = intValue }
    init?(stringValue: String) { nil }
  }
}
