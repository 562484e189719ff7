import Book
import TestSupport
import Testing

@testable import Study

@Suite(.enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"))
struct PublishedSubsetsTests {
  @Test func runsSizesAndBaseLine() async throws {
    let content = try await TransferMirror().content(
      SubsetCurves.self, #"{"source": "cmr/analysis/7T"}"#)
    #expect(try content.table().table.rowCount == 54)
    let full = ["TL2", "full", "LV"]
    #expect(try content.number(full, "first") == 0.900145)
    #expect(try content.number(full, "peak") == 0.919669)
    #expect(try content.number(full, "peak_epoch") == 17)
    #expect(try content.number(full, "last") == 0.917240)
    #expect(try content.number(["TL2", "full", "MY"], "first") == 0.775032)
    #expect(try content.number(["TL2", "full", "MY"], "last") == 0.810058)
    let sizes = ["full": 5076, "v7": 2626, "v3": 1001, "v1": 306, "esed": 448, "r_esed": 448]
    for (subset, images) in sizes {
      #expect(try content.number([subset], "images", part: "sizes") == Double(images))
    }
    #expect(try content.number(["v3"], "volunteers", part: "sizes") == 3)
    #expect(
      abs(try content.number(["base line LV"], "published", part: "audit") - 0.8136261) < 1e-6)
    #expect(
      abs(try content.number(["base line LV"], "like_for_like", part: "audit") - 0.7817871) < 1e-6)
    #expect(
      abs(try content.number(["base line MY"], "published", part: "audit") - 0.6762980) < 1e-6)
  }

  /// Reference: an independent implementation in Python of R's interpolated loess.
  @Test func smoothedPeaks() async throws {
    let content = try await TransferMirror().content(
      SubsetCurves.self, #"{"source": "cmr/analysis/7T", "curve": "smoothed"}"#)
    let expected: [([String], Double)] = [
      (["TL2", "full", "LV"], 0.918232), (["TL2", "full", "MY"], 0.811318),
      (["TL2", "v1", "LV"], 0.879717), (["TL", "r1", "LV"], 0.873383),
      (["R", "v7", "MY"], 0.764262),
    ]
    for (keys, peak) in expected {
      #expect(abs(try content.number(keys, "smoothed_peak") - peak) < 2e-6)
    }
  }

  @Test func aSubsetAloneKeepsOnlyItsRuns() async throws {
    let content = try await TransferMirror().content(
      SubsetCurves.self,
      #"{"source": "cmr/analysis/7T", "subsets": ["full"], "models": ["TL2"]}"#)
    #expect(try content.table().table.rowCount == 2)
    #expect(content.figures.first?.figure.panels.count == 2)
  }
}
