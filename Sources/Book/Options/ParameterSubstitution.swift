import Markup
import Yams

/// Replaces `$name` in the options of a block by the parameter's value, at any depth. A parameter's
/// value may refer to other parameters.
struct ParameterSubstitution {
  var parameters: [String: Parameter]

  /// Errors at scalars that name an unknown parameter or one that refers to itself. Those scalars
  /// are left as they are.
  private(set) var errors: [OptionError] = []

  init(parameters: [String: Parameter]) { self.parameters = parameters }

  mutating func callAsFunction(_ options: Node) throws -> Node {
    try resolved(options, [], within: [])
  }

  /// `path`: the keys that lead here; `names`: the parameters whose value is being filled in.
  private mutating func resolved(
    _ node: Node, _ path: [any CodingKey], within names: [String]
  ) throws -> Node {
    switch node {
    case .scalar(let scalar):
      guard scalar.string.hasPrefix("$") else { return node }
      do {
        return try value(String(scalar.string.dropFirst()), at: node, path, within: names)
      } catch let error as OptionError where names.isEmpty {
        errors.append(error)
        return node
      }
    case .sequence(let sequence):
      var nodes: [Node] = []
      for (index, node) in sequence.enumerated() {
        nodes.append(try resolved(node, path + [Key(intValue: index)], within: names))
      }
      return .sequence(Node.Sequence(nodes, sequence.tag, sequence.style, sequence.mark))
    case .mapping(let mapping):
      var pairs: [(Node, Node)] = []
      for (key, node) in mapping {
        let name = Key(stringValue: key.scalar?.string ?? "")
        pairs.append((key, try resolved(node, path + [name], within: names)))
      }
      return .mapping(Node.Mapping(pairs, mapping.tag, mapping.style, mapping.mark))
    default: return node
    }
  }

  private mutating func value(
    _ name: String, at node: Node, _ path: [any CodingKey], within names: [String]
  ) throws -> Node {
    guard let parameter = parameters[name] else {
      let known = parameters.keys.sorted()
      throw OptionError(
        node, "“$\(name)” names no parameter of this chapter", path,
        suggestion: known.isEmpty
          ? "give it under `parameters:` in the front matter, or in book.yaml"
          : Spelling.suggestion(for: name, among: known))
    }
    guard !names.contains(name) else {
      throw OptionError(
        node,
        "the parameter “$\(name)” refers to itself: "
          + (names + [name]).map { "$" + $0 }.joined(separator: " -> "), path)
    }
    guard let value = try BoundedYAML.compose(parameter.yaml) else { return node }
    // Mistakes in the value are reported where the parameter is used.
    return try resolved(Self.placed(value, at: node.mark), path, within: names + [name])
  }

  private static func placed(_ node: Node, at mark: Mark?) -> Node {
    switch node {
    case .scalar(let scalar):
      .scalar(Node.Scalar(scalar.string, scalar.tag, scalar.style, mark))
    case .sequence(let sequence):
      .sequence(
        Node.Sequence(sequence.map { placed($0, at: mark) }, sequence.tag, sequence.style, mark))
    case .mapping(let mapping):
      .mapping(
        Node.Mapping(
          mapping.map { (placed($0.key, at: mark), placed($0.value, at: mark)) }, mapping.tag,
          mapping.style, mark))
    default: node
    }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int?
    init(stringValue: String) { self.stringValue = stringValue }
    init(intValue: Int) { (stringValue, self.intValue) = (String(intValue), intValue) }
  }
}
