import Engine
import Foundation
import Markup
import TestSupport
import Testing

@testable import Book
@testable import Study

@Suite struct TransferOptionsTests {
  private func decode(_ type: any Directive.Type, _ body: String) -> (
    directive: (any Directive)?, errors: [String]
  ) {
    let block = DirectiveBlock(
      name: type.name, label: "a", body: body, bodyLine: 2,
      position: SourcePosition(file: "a.md", line: 1, column: 1))
    var diagnostics: [Diagnostic] = []
    let decoded = DirectiveDecoding(known: [type.name: type]).decode(
      block, chapter: 0, data: ["cmr": "cmr-seg-tl"], parameters: [:],
      fallbackLabel: "a", into: &diagnostics)
    return (decoded?.directive, diagnostics.map(\.sentence))
  }

  @Test func sourceAloneIsEnough() {
    #expect(decode(TransferComparison.self, "source: cmr/analysis/7T").errors == [])
    #expect(decode(SubsetCurves.self, "source: cmr/analysis/7T").errors == [])
    #expect(decode(PredictionGallery.self, "source: cmr").errors == [])
  }

  @Test func aWrongOptionIsNamed() {
    #expect(
      decode(SubsetCurves.self, "source: cmr\ndegree: 3").errors
        == ["option `degree`: must be 1 or 2"])
    #expect(
      decode(TransferComparison.self, "source: cmr\npairs: [base-TL3]").errors.first?
        .contains("“base-TL3” is not a pair of models such as base-TL2") == true)
    #expect(
      decode(TransferComparison.self, "source: cmr\nmodel: TL2").errors
        == ["`transfer-comparison` has no option `model`"])
  }

  @Test func optionsOfPresentationChangeNoStep() throws {
    let plain = try #require(
      decode(TransferComparison.self, "source: cmr/analysis/7T").directive)
    let drawn = try #require(
      decode(TransferComparison.self, "source: cmr/analysis/7T\nfigure: means\ncaption: Other")
        .directive)
    #expect(plain.steps.map { AnyHashable($0) } == drawn.steps.map { AnyHashable($0) })
  }
}
