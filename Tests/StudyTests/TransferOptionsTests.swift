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

  @Test func examplesAreRead() {
    for type in [TransferComparison.self, SubsetCurves.self, PredictionGallery.self]
      as [any Directive.Type]
    {
      let (directive, errors) = decode(type, type.example)
      #expect(directive != nil)
      #expect(errors == [])
      #expect(directive?.steps.isEmpty == false)
    }
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

  @Test(arguments: [
    ("26_slice000_frame000\ttest\t1\t0\t0\t0\t0\t0\t0\t0\t0", "do not sum to 65536"),
    ("26_slice000_frame000\tall\t65536\t0\t0\t0\t0\t0\t0\t0\t0", "“all” is not train, val or test"),
    ("26\ttest\t65536\t0\t0\t0\t0\t0\t0\t0\t0", "“26” is not the name of an image"),
  ])
  func aDamagedTableNamesItsLine(_ row: String, _ what: String) async throws {
    let header = "image\tset\tbg_bg\tbg_lv\tbg_my\tlv_bg\tlv_lv\tlv_my\tmy_bg\tmy_lv\tmy_my"
    let temporary = TemporaryFolder()
    let file = temporary.url
    try "\(header)\r\n\(row)\r\n".write(to: file, atomically: true, encoding: .utf8)
    let step = Confusion(table: FileReference(path: "confusion.tsv"))
    let error = await #expect(throws: (any Error).self) {
      try await step.run(OneFile(url: file))
    }
    let sentence = error.map { "\($0)" } ?? ""
    #expect(sentence.hasPrefix("confusion.tsv:2: "))
    #expect(sentence.hasSuffix(what), "\(sentence)")
  }

  private struct OneFile: StepContext {
    var url: URL
    var seed: UInt64 { 1 }
    var checkpoints: URL { url }
    func note(_ journal: String) {}
    func output<S: Step>(of step: S) throws -> S.Output {
      throw StepFailure(step: S.name, reason: .notRun, sentence: "")
    }
    func location(of file: FileReference) throws -> URL { url }
    func files(in folder: FileReference) throws -> [FileReference] { [] }
    func progress(_ fraction: Double, _ message: String) {}
  }
}
