import Engine
import Foundation
import StudyTerms
import Tables
import TestSupport
import Testing
import Volumes

@Suite struct SeriesVolumesTests {
  @Test(.enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"))
  func pixelCountsGiveThePublishedVolumesExactly() async throws {
    let rows = try await StepBench(root: try #require(DataMirror.folder)).run(
      SeriesVolumes(source: .published, methods: PublishedNetwork.names)
    ).rows.filter(\.isUsed)
    #expect(rows.count == 12_639)
    var known: [String: SeriesMeasurement] = [:]
    for row in rows { known["\(row.id) \(row.method)"] = row }
    let folder = try #require(DataMirror.folder)
    for phase in Phase.allCases {
      let published = try Table.read(
        contentsOf: folder.appendingPathComponent(
          "cmr-seg-tl/analysis/kaggle/predictions/prediction_vs_gt_\(phase.rawValue).tsv"),
        separator: "\t", text: ["Id"])
      let ids = try published.texts("Id")
      let methods = try published.texts("method")
      let predictions = try published.numbers("prediction")
      let truths = try published.numbers("GroundTruth")
      var worst = 0.0
      for row in ids.indices {
        let ours = try #require(known["\(ids[row]) \(methods[row])"])
        worst = max(worst, abs(ours.volumes[phase] - predictions[row]))
        worst = max(worst, abs(ours.truth[phase] - truths[row]))
      }
      #expect(ids.count == 12_639)
      #expect(worst < 1e-9)
    }
  }
}
