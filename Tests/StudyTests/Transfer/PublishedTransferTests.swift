import Book
import Foundation
import StudyTerms
import TestSupport
import Testing

@testable import Study

/// Against the numbers of the published paper and repository; the published tables are needed.
@Suite(
  .enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"),
  .serialized)
struct PublishedTransferTests {
  /// Tables are read once.
  private static let mirror = TransferMirror()

  @Test func testMeansAreThePublishedOnes() async throws {
    let content = try await Self.mirror.content(
      TransferComparison.self, #"{"source": "cmr/analysis/7T", "repetitions": 200}"#)
    let published: [(String, Double, Double)] = [
      ("TR", 0.9393260, 0.8127338), ("TL", 0.9075785, 0.7905872), ("TL2", 0.8999944, 0.7910449),
      ("R", 0.8795108, 0.7556199), ("base", 0.8352351, 0.6695502), ("ukbb", 0.6677312, 0.5213427),
    ]
    for (model, lv, my) in published {
      #expect(abs(try content.number([model, "LV", "test"], "mean", part: "dice") - lv) < 5.1e-8)
      #expect(abs(try content.number([model, "MY", "test"], "mean", part: "dice") - my) < 5.1e-8)
    }
    #expect(try content.number(["TL2", "LV", "test"], "count", part: "dice") == 955)
    #expect(try content.number(["TL2", "LV", "test"], "volunteers", part: "dice") == 3)
    #expect(abs(try content.number(["TR", "LV", "test"], "sd", part: "dice") - 0.0937171) < 5.1e-8)
    #expect(
      abs(try content.number(["TR", "LV", "test"], "median", part: "dice") - 0.9591731) < 5.1e-8)
    let low = try content.number(["TL2", "LV", "test"], "low", part: "dice")
    let high = try content.number(["TL2", "LV", "test"], "high", part: "dice")
    #expect(low < 0.9 && 0.9 < high)
    // Better on validation, not on test.
    #expect(try content.number(["TL2 - TL LV"], "published", part: "audit") > 0.01)
    #expect(try content.number(["TL2 - TL LV"], "like_for_like", part: "audit") < 0)
  }

  @Test func signedRankTestsAsInR() async throws {
    let content = try await Self.mirror.content(
      TransferComparison.self,
      #"{"source": "cmr/analysis/7T", "analysis": "tests", "repetitions": 50}"#)
    #expect(try content.number(["base-TL2", "LV", "test"], "v") == 45_791)
    #expect(try content.number(["base-TL2", "MY", "test"], "v") == 41_035.5)
    #expect(try content.number(["esed-TL2", "LV", "test"], "v") == 147_705)
    #expect(try content.number(["esed-TL2", "MY", "test"], "v") == 151_160)
    let p = try content.number(["esed-TL2", "LV", "test"], "p")
    #expect(abs(p / 4.977893259e-05 - 1) < 1e-6)
    let small = try content.number(["base-TL2", "MY", "test"], "p")
    #expect(abs(small / 8.03276e-91 - 1) < 1e-4)
  }

  @Test func interobserverAtThePublishedFramesAndAtTheFirstObservers() async throws {
    let content = try await Self.mirror.content(
      TransferComparison.self, #"{"source": "cmr/analysis/7T", "analysis": "interobserver"}"#)
    func row(_ frames: String, _ pair: String) throws -> [Double] {
      try LeftVentricle.measures.map { try content.number([frames, pair], $0) }
    }
    let expected: [(String, String, [Double])] = [
      ("published", "WS-TR", [4.8304, 6.5955, 8.9649, 5.9816]),
      ("published", "WS-TL2", [6.3942, 10.5496, 17.4198, 11.1792]),
      ("published", "TR-TL2", [4.2819, 4.2035, 11.3271, 7.3795]),
      ("WS", "WS-TR", [2.607, 6.5955, 1.5151, 3.4338]),
      ("WS", "WS-TL2", [3.5179, 10.5496, 13.4271, 11.4259]),
    ]
    for (frames, pair, values) in expected {
      for (a, b) in zip(try row(frames, pair), values) { #expect(abs(a - b) < 5.1e-5) }
    }
    #expect(try content.number(["ED frame 26"], "published", part: "audit") == 24)
    #expect(try content.number(["ED frame 26"], "like_for_like", part: "audit") == 23)
  }

  @Test func badImagesPooledDiceAndConfusion() async throws {
    let mirror = Self.mirror
    let low = try await mirror.content(
      TransferComparison.self,
      #"{"source": "cmr/analysis/7T", "analysis": "low", "repetitions": 200}"#)
    #expect(try low.number(["TL2", "LV", "test"], "low") == 50)
    #expect(try low.number(["TR", "MY", "test"], "low") == 25)
    // Masks that are there on one side only.
    for (model, reference, prediction) in [("TL2", 30.0, 13.0), ("R", 29, 20), ("TR", 6, 0)] {
      #expect(try low.number([model, "LV", "test"], "no_reference") == reference)
      #expect(try low.number([model, "LV", "test"], "no_prediction") == prediction)
    }
    #expect(try low.table("images").table.filtered("model", "TR").rowCount == 34)
    // Counts of the same are drawn on the same scale.
    for figure in low.figures { #expect(Set(figure.figure.panels.map(\.y)).count == 1) }
    let pooled = try await mirror.content(
      TransferComparison.self,
      #"{"source": "cmr/analysis/7T", "analysis": "pooled", "repetitions": 200}"#)
    #expect(abs(try pooled.number(["TL2", "LV", "test"], "pooled") - 0.939352) < 5.1e-7)
    let confusion = try await mirror.content(
      TransferComparison.self, #"{"source": "cmr/analysis/7T", "analysis": "confusion"}"#)
    let row = try TissueClass.allCases.map {
      try confusion.number(["TL2", "test", "LV", $0.symbol], "share")
    }
    #expect(abs(row.reduce(0, +) - 1) < 1e-12)
    #expect(confusion.figures.count == 1)
  }

  @Test(arguments: ["images", "slices", "frames", "phases", "tiles"])
  func everyAnalysisHasItsTable(_ analysis: String) async throws {
    let content = try await Self.mirror.content(
      TransferComparison.self, #"{"source": "cmr/analysis/7T", "analysis": "\#(analysis)"}"#)
    let table = try content.table()
    let rows = ["images": 7873, "slices": 7 * 2, "frames": 7 * 2, "phases": 6, "tiles": 3 * 955]
    #expect(table.table.rowCount >= rows[analysis] ?? 1)
    let keys = try table.keys.map { try table.table.texts($0) }
    let distinct = Set(
      (0..<table.table.rowCount).map { row in keys.map { $0[row] }.joined(separator: "|") })
    #expect(distinct.count == table.table.rowCount, "keys tell rows apart")
  }
}
