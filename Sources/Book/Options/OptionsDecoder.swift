import Markup
import Yams

/// Decodes the options of a directive from YAML. It remembers which options the type asked for,
/// since all others are unknown, and where each one stands, so that errors name their line.
final class OptionsDecoder: Decoder {
  let node: Node
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any]
  /// Top-level options that the type asked for.
  private(set) var asked: Set<String> = []

  init(
    _ node: Node, codingPath: [any CodingKey] = [], userInfo: [CodingUserInfoKey: Any] = [:]
  ) {
    self.node = node
    self.codingPath = codingPath
    self.userInfo = userInfo
  }

  func ask(_ key: String) { asked.insert(key) }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .mapping(let mapping) = node else {
      var error = OptionError(node, "must be a list of `name: value` lines", codingPath)
      error.endsReading = true
      throw error
    }
    return KeyedDecodingContainer(OptionsMapping<Key>(decoder: self, mapping: mapping))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    switch node {
    case .sequence(let sequence): return OptionsSequence(decoder: self, nodes: Array(sequence))
    // A single value is accepted as a list of one.
    case .scalar: return OptionsSequence(decoder: self, nodes: [node])
    default: throw OptionError(node, "must be a list, e.g. `[a, b]`", codingPath)
    }
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    OptionsScalar(decoder: self)
  }

  func child(_ node: Node, _ key: any CodingKey) -> OptionsDecoder {
    OptionsDecoder(node, codingPath: codingPath + [key], userInfo: userInfo)
  }

  func text() throws -> String {
    guard case .scalar(let scalar) = node else {
      throw OptionError(node, "must be a single value", codingPath)
    }
    return scalar.string
  }

  func isNull() -> Bool { node.null != nil }
}

/// What is wrong with one option, and where in its block.
struct OptionError: Error {
  /// Counted from 1 in the block's body.
  var line: Int
  var column: Int
  var sentence: String
  var suggestion: String?
  /// The keys that lead to the option.
  var path: [any CodingKey]
  /// True if a required option is missing.
  var isLack = false
  /// True if other options depend on this one, so that nothing can be said about them.
  var endsReading = false

  init(_ node: Node, _ what: String, _ path: [any CodingKey], suggestion: String? = nil) {
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
    let name = Self.name(path)
    sentence = name.isEmpty ? "the options \(what)" : "option `\(name)`: \(what)"
    self.suggestion = suggestion
    self.path = path
  }

  /// An error that the type threw itself, with the full path of the option and its place at or
  /// below `decoder`.
  init(_ context: DecodingError.Context, below decoder: OptionsDecoder, _ what: String) {
    let isDeeper = context.codingPath.count > decoder.codingPath.count
    let path = isDeeper ? context.codingPath : decoder.codingPath
    let own = path.last.map { "option `\($0.stringValue)`: " } ?? ""
    let node = decoder.node.key(at: path.dropFirst(decoder.codingPath.count)) ?? decoder.node
    self.init(node, what.hasPrefix(own) ? String(what.dropFirst(own.count)) : what, path)
    if path.isEmpty { sentence = what }
  }

  /// The error for a mapping that lacks a required key.
  init(_ node: Node, lacks key: any CodingKey, _ path: [any CodingKey]) {
    self.init(node, "", path + [key])
    let name = Self.name(path)
    sentence =
      name.isEmpty
      ? "the options lack `\(key.stringValue)`" : "option `\(name)` lacks `\(key.stringValue)`"
    isLack = true
  }

  /// The path as text: `runs[0].loss`.
  private static func name(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { name, key in
      name += key.intValue.map { "[\($0)]" } ?? (name.isEmpty ? "" : ".") + key.stringValue
    }
  }
}
