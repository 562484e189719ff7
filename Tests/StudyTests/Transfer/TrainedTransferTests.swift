import Book
import Engine
import Foundation
import PhantomImages
import StudyTerms
import TestSupport
import Testing
import Trainings
import Transfer

@testable import Study

@Suite struct TrainedTransferTests {
  private func decode(_ options: String) throws -> TransferTrainings {
    try JSONDecoder().decode(TransferTrainings.self, from: Data(options.utf8))
  }

  @Test func aModelThatFailedIsNamedAndTheOthersAreShown() async throws {
    let trainings = try decode(TinyTransfer.options)
    let mirror = TransferMirror()
    mirror.fail(try #require(trainings.networks[.transfer]))
    for (analysis, part) in [("dice", "dice"), ("tests", nil), ("images", nil)] {
      let content = try await mirror.content(
        TransferComparison.self,
        #"{"live": \#(TinyTransfer.options), "analysis": "\#(analysis)", "repetitions": 20}"#)
      let table = try content.table(part).table
      switch analysis {
      case "dice":
        #expect(Set(try table.texts("model")) == ["TR", "TL2", "R", "base", "esed"])
        let stages = try content.table("models").table
        #expect(try stages.texts("model").filter { $0 == "TL" } == ["TL"])
      case "tests":
        #expect(Set(try table.texts("pair")) == ["base-TL2", "esed-TL2", "TL2-R"])
      default: #expect(!table.columnNames.contains("TL_lv"))
      }
      let missing = try content.table("failed").table
      #expect(try missing.texts("name") == ["TL"])
      #expect(try missing.texts("reason") == ["it failed"])
    }
  }

  @Test func volunteersStandInTheOrderOfTheirNumbers() async throws {
    let options = TinyTransfer.options.replacing(
      #""patients": 2, "seed": 3, "matrix": 32"#,
      with: #""patients": 11, "seed": 3, "matrix": 16"#)
    let mirror = TransferMirror()
    let numbers = (1...11).map(String.init)
    let content = try await mirror.content(
      TransferComparison.self, #"{"live": \#(options), "analysis": "interobserver"}"#)
    let rows = try content.table("volunteers").table.texts("volunteer")
    #expect(rows.prefix(12) == (numbers + ["mean"])[...])
    let panel = try #require(content.figures.first?.figure.panels.first)
    #expect(panel.x.scale == .band(numbers))
    let tiles = try await mirror.content(
      TransferComparison.self, #"{"live": \#(options), "analysis": "tiles"}"#)
    let titles = try #require(tiles.figures.first).figure.panels.compactMap(\.title)
    #expect(
      titles.map { $0.prefix { $0 != ":" } } == numbers.flatMap { [$0[...], $0[...], $0[...]] })
  }

  @Test func predictionsAreComparedWithTheTruth() async throws {
    let mirror = TransferMirror()
    func content(_ analysis: String) async throws -> [Content] {
      try await mirror.content(
        TransferComparison.self,
        #"{"live": \#(TinyTransfer.options), "analysis": "\#(analysis)", "repetitions": 20}"#)
    }
    let all = try await content("dice")
    let dice = try all.table("dice").table
    #expect(Set(try dice.texts("model")) == ["TR", "TL2", "TL", "R", "base", "esed"])
    #expect(Set(try dice.texts("part")) == ["test"])
    #expect(try dice.numbers("volunteers").allSatisfy { $0 == 2 })
    #expect(try all.number(["TR", "LV", "test"], "mean", part: "dice") > 0.8)
    let models = try all.table("models").table
    #expect(
      try models.filtered("model", "TL2").texts("learns")
        == ["1 biobank", "1 challenge", "3 seven-tesla"])
    #expect(try models.filtered("model", "R").numbers("seen") == [24])
    let readers = try await content("interobserver")
    let volumes = try readers.table("volumes").table.filtered("frames", "truth")
      .filtered("reader", "truth")
    #expect(try volumes.texts("volunteer") == ["1", "2"])
    // As large as the hearts were made, to what pixels of 10 mm allow.
    let made = TinyTransfer.cohort.phantoms.map { $0.volumes(frame: 0).left }
    for (found, made) in zip(try volumes.numbers("EDV"), made) {
      #expect(abs(found - made) / made < 0.15, "\(found) \(made)")
    }
    #expect(try readers.number(["truth", "truth-TR"], "EDV") < 15)
  }

  /// An observer who moves nothing draws the truth, whatever is asked.
  @Test func theTruthAgreesWithItselfInEveryAnalysis() async throws {
    let still = TinyTransfer.options.replacing(#""shift": 1.5"#, with: #""shift": 0"#)
    let mirror = TransferMirror()
    func content(_ analysis: String) async throws -> [Content] {
      try await mirror.content(
        TransferComparison.self,
        #"{"live": \#(still), "analysis": "\#(analysis)", "models": ["TR"], "repetitions": 20}"#)
    }
    for (analysis, part, column) in [
      ("dice", "dice", "mean"), ("dice", "dice", "low"), ("dice", "volunteers", "mean"),
      ("pooled", nil, "pooled"), ("images", nil, "TR_lv"), ("images", nil, "TR_my"),
      ("slices", nil, "mean"), ("frames", nil, "mean"), ("phases", nil, "median"),
    ] as [(String, String?, String)] {
      let dice = try await content(analysis).table(part).table.numbers(column)
      #expect(!dice.isEmpty && dice.allSatisfy { $0 == 1 }, "\(analysis) \(column)")
    }
    let low = try await content("low")
    #expect(try low.table().table.numbers("low") == [0, 0])
    #expect(try low.table("images").table.rowCount == 0)
    let shares = try await content("confusion").table().table
    for (row, share) in try shares.numbers("share").enumerated() {
      let isSame = try shares.texts("truth")[row] == shares.texts("prediction")[row]
      #expect(share == (isSame ? 1 : 0))
    }
    let readers = try await content("interobserver")
    for measure in ["EDV", "ESV", "SV", "EF"] {
      #expect(try readers.number(["truth", "truth-TR"], measure) == 0)
    }
    let tiles = try await content("tiles").table().table.filtered("pair", "truth-TR")
    // Two frames of every slice.
    let slices = TinyTransfer.cohort.phantoms.map(\.patient.scan.slices).reduce(0, +)
    #expect(tiles.rowCount == 2 * slices)
    #expect(try tiles.numbers("difference").allSatisfy { $0 == 0 })
  }

  @Test func aModelThatIsNotThereIsNoOther() throws {
    let source = TrainedTransfer(
      trainings: try decode(TinyTransfer.options), cohort: TinyTransfer.cohort)
    let error = #expect(throws: StudyError.self) { try source.counts(of: .ukbb) }
    #expect(
      error?.description == "`live` has no model ukbb (known: TR, TL2, TL, R, base, esed)")
    #expect(throws: Never.self) { try source.models.forEach { _ = try source.counts(of: $0) } }
  }
}
