import Book
import Foundation
import Markup
import Program
import TestSupport
import Testing

@testable import Study
@testable import Book

/// Every number that the chapters on 7 T cite exists, and every published one is met to its digits.
@Suite(
  .enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"),
  .serialized)
struct TransferChapterTests {
  /// Chapters share steps.
  private static let mirror = TransferMirror()

  @Test(arguments: ["transfer", "subsets", "predictions"])
  func numbersOfTheChapterAreThere(_ name: String) async throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Chapters/\(name).md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let (chapter, parsing) = ChapterParser.parse(text, file: "Chapters/\(name).md")
    #expect(parsing.map(\.sentence) == [])
    let decoding = DirectiveDecoding(
      known: Dictionary(uniqueKeysWithValues: Program.directives.map { ($0.name, $0) }))
    let mirror = Self.mirror
    var values = ValueIndex()
    var replications: [String] = []
    for case .directive(let block) in chapter.blocks {
      if block.name == "replication" {
        replications += block.body.split(separator: "\n").dropFirst().map(String.init)
        continue
      }
      var diagnostics: [Diagnostic] = []
      let decoded = decoding.decode(
        block, chapter: 0, data: chapter.frontMatter.data,
        parameters: chapter.frontMatter.parameters, fallbackLabel: "unlabelled",
        into: &diagnostics)
      #expect(diagnostics.map(\.sentence) == [])
      guard let decoded else { continue }
      for step in decoded.directive.steps { try await mirror.run(step) }
      let provenance = Provenance(directive: "", steps: [], inputs: [])
      for content in try decoded.directive.content(from: mirror) {
        if case .table(let table) = content {
          let path = decoded.label + (table.part.map { ".\($0)" } ?? "")
          values.add(
            ValueIndex.Entry(content: table, slug: name, anchor: "tab", provenance: provenance),
            path: path)
        }
        guard case .values(let named, _) = content else { continue }
        for value in named {
          values.add(
            ValueIndex.Single(value: value, slug: name, anchor: "tab", provenance: provenance),
            path: "\(decoded.label).\(value.name)")
        }
      }
    }
    for match in text.matches(of: /\{val\}`([^`]+)`/) {
      let expression = try ValueExpression(String(match.1))
      let columns = try expression.template.map { template in
        try values.columns(expression.key).filter { template.contains($0) }
      }
      let named: [String?] = columns ?? [nil]
      for column in named {
        let found = try values.find(expression.key, column: column)
        if case .number(let number) = found.value { #expect(!number.isNaN, "\(match.1)") }
      }
    }
    for line in replications {
      let parts = line.components(separatedBy: "]")
      let rest = try #require(parts.last).components(separatedBy: ": ")
      let key = try ValueKey(parts[0] + "]" + rest[0])
      guard case .number(let number) = try values.find(key).value else { continue }
      let decimals = rest[1].split(separator: ".").last?.count ?? 0
      #expect(NumberFormat(decimals: decimals).plain(number) == rest[1], "\(key)")
    }
  }
}
