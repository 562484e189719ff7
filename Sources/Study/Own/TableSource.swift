import Book
import Engine
import OwnTables
import StudyTerms
import Tables

/// Where an author's table comes from: a file, or another block.
struct TableSource: Sendable {
  private let input: ProgramInput
  private let text: [String]
  private var block: ReadBlock?

  /// `text`: columns that are text, whatever stands in them.
  init(_ input: ProgramInput, text: [String]) {
    self.input = input
    self.text = text
  }

  private var reading: TableReading? {
    input.file.map { TableReading(file: $0, text: text) }
  }

  var steps: [any Step] {
    block?.directive.steps ?? reading.map { [$0] } ?? []
  }

  /// The name for sentences.
  var name: String { input.text }

  var references: [BlockReference] {
    input.text.contains("/") ? [] : [BlockReference(option: "data", name: input.text)]
  }

  mutating func connect(to blocks: [String: ReadBlock]) -> [BlockRefusal] {
    func refusal(_ sentence: String, known: [String] = []) -> [BlockRefusal] {
      [BlockRefusal(option: "data", sentence: sentence, name: input.text, known: known)]
    }
    if let found = references.first.flatMap({ blocks[$0.label] }) {
      if input.exists {
        return refusal("`\(input.text)` is both a file and a block; give one of them another name")
      }
      block = found
      return []
    }
    guard let file = input.file else {
      return refusal(
        "there is neither a file nor a block `\(input.text)`", known: input.nearby)
    }
    guard TableReading.separator(file.path) != nil else {
      return refusal(
        "“\(input.text)” is not a table; its name ends with .tsv or .csv, or .xz after")
    }
    return []
  }

  /// The table with the columns that identify its rows; nil if only its author knows these.
  func table(from results: any Results) throws -> (table: Table, keys: [String]?) {
    guard let block else {
      guard let reading else { throw StudyError("there is no table `\(name)`") }
      return (try results.output(of: reading), nil)
    }
    let part = references.first?.part ?? ""
    let contents = try block.directive.content(from: results)
    let tables = contents.compactMap { content -> TableContent? in
      if case .table(let table) = content { table } else { nil }
    }
    guard let found = tables.first(where: { ($0.part ?? "") == part }) else {
      let known = tables.map { $0.part.map { "\(block.label).\($0)" } ?? block.label }
      throw StudyError(
        "`\(block.label)` has no table `\(name)`"
          + (known.isEmpty ? "" : "; it has \(known.joined(separator: ", "))"))
    }
    return (found.table, found.keys)
  }
}
