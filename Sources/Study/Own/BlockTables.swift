import Book
import Engine
import Foundation
import Programs
import StudyTerms
import Tables

/// The tables and single values of a block, as files for a program of the author.
package struct BlockTables: Step {
  package typealias Output = BlockFiles

  /// The block's label, which its files are called by.
  package var label: String
  /// The part that is wanted; nil for all.
  package var part: String?
  /// What the block's content is made from, as text.
  package var source: String
  /// Makes the content; nil for a step that was read from a file.
  private var directive: (any Directive)?

  package init(_ block: ReadBlock, part: String? = nil) {
    label = block.label
    self.part = part
    source = block.identity
    directive = block.directive
  }

  package var inputs: [any Step] { directive?.steps ?? [] }
  package var title: String { "tables of \(label)" + (part.map { ".\($0)" } ?? "") }
}

extension BlockTables: Codable, Hashable {
  private enum CodingKeys: CodingKey { case label, part, source }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    label = try container.decode(String.self, forKey: .label)
    part = try container.decodeIfPresent(String.self, forKey: .part)
    source = try container.decode(String.self, forKey: .source)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(label, forKey: .label)
    try container.encodeIfPresent(part, forKey: .part)
    try container.encode(source, forKey: .source)
  }

  package static func == (a: BlockTables, b: BlockTables) -> Bool {
    (a.label, a.part, a.source) == (b.label, b.part, b.source)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(label)
    hasher.combine(part)
    hasher.combine(source)
  }
}

extension BlockTables: RunnableStep {
  package func run(_ context: any StepContext) async throws -> BlockFiles {
    guard let directive else {
      throw StudyError("the tables of `\(label)` are made where its book is built")
    }
    let contents = try directive.content(from: ContextResults(context: context))
    var files: [String: Data] = [:]
    var values: [NamedValue] = []
    for content in contents {
      switch content {
      case .table(let table) where part == nil || table.part == part:
        let name = table.part.map { "\(label).\($0)" } ?? label
        files["\(name).tsv"] = Data(table.table.tsv().utf8)
      case .values(let more, _): values += more
      default: break
      }
    }
    if let part, files.isEmpty {
      let known = contents.compactMap { content -> String? in
        if case .table(let table) = content { table.part } else { nil }
      }
      throw StudyError(
        "`\(label)` has no table `\(part)`"
          + (known.isEmpty ? "" : "; it has \(known.joined(separator: ", "))"))
    }
    if part == nil, !values.isEmpty { files["\(label).json"] = try Self.json(values) }
    return BlockFiles(files)
  }

  /// An object with a number or a text for each name; a number that is none is null.
  private static func json(_ values: [NamedValue]) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let pairs = values.map { ($0.name, JSONValue($0.value)) }
    return try encoder.encode(Dictionary(pairs) { first, _ in first })
  }

  private enum JSONValue: Encodable {
    case number(Double?)
    case text(String)

    init(_ value: NamedValue.Value) {
      switch value {
      case .number(let number): self = .number(number.isFinite ? number : nil)
      case .text(let text): self = .text(text)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number?): try container.encode(number)
      case .number(nil): try container.encodeNil()
      case .text(let text): try container.encode(text)
      }
    }
  }
}

/// The outputs that a running step may read, for a directive.
private struct ContextResults: Results {
  let context: any StepContext

  func output<S: Step>(of step: S) throws -> S.Output { try context.output(of: step) }
}
