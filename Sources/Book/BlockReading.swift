import Engine

/// A directive that reads what other blocks make. It is told of these once all are decoded.
public protocol BlockReading: Directive {
  /// What it reads of other blocks, as its author names it: `agreement`, `agreement.bins`.
  var blockReferences: [BlockReference] { get }
  /// Takes the blocks that ``blockReferences`` name, by label. What is wrong is returned: the
  /// option's name, a sentence, and names that the author can have meant.
  mutating func connect(to blocks: [String: ReadBlock]) -> [BlockRefusal]
}

/// What an option names of another block.
public struct BlockReference: Sendable, Hashable {
  /// The option that names it.
  public var option: String
  /// The label of the block and, after a point, what is read of it.
  public var name: String

  /// `name` as the author wrote it.
  public init(option: String, name: String) {
    self.option = option
    self.name = name
  }

  /// The block's label: what stands before the first point.
  public var label: String { String(name.prefix { $0 != "." && $0 != "[" }) }
  /// What is read of it: `bins`, `networks[transfer]`; empty for its main table.
  public var part: String { String(name.dropFirst(label.count).drop { $0 == "." }) }
}

/// A block that another one reads.
public struct ReadBlock: Sendable {
  /// The directive, itself told of the blocks that it reads.
  public var directive: any Directive
  public var label: String
  /// What the content is made from, as text: the directive's name, its options and names of data.
  public var identity: String
}

/// What is wrong with a reference to another block.
public struct BlockRefusal: Sendable {
  /// The option that names it.
  public var option: String
  public var sentence: String
  /// The name that is wrong, and those that the author can have meant.
  public var name: String
  public var known: [String]

  /// `known`: names that the author can have meant.
  public init(option: String, sentence: String, name: String = "", known: [String] = []) {
    self.option = option
    self.sentence = sentence
    self.name = name
    self.known = known
  }
}
