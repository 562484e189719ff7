import Engine
import Foundation
import StudyTerms
import Tables
import TestSupport
import Testing
import Volumes

@Suite struct SeriesVolumesTests {
  private let tables = OwnTables()

  private func volumes(_ measured: String, truth: String) throws -> SeriesVolumes {
    SeriesVolumes(
      source: KaggleSource(
        folder: FileReference(path: ""), predicted: try tables.write(measured, to: "counts.csv"),
        trueVolumes: try tables.write(truth, to: "truth.csv")), methods: ["own"])
  }

  /// Of a landscape series the rotated version counts.
  @Test func eachSeriesStandsBesideItsPatientsTruth() async throws {
    let step = try volumes(
      "pid,EDV,ESV\n1,120,50\n2,90,30\n2_rot90,100,40\n",
      truth: "Id,Systole,Diastole\n1,50,110\n2,40,100\n")
    let rows = try await StepBench(root: tables.root).run(step).rows
    #expect(rows.map(\.id) == ["1", "2", "2_rot90"].map { SeriesID($0) })
    #expect(rows.map(\.isUsed) == [true, false, true])
    #expect(rows.map(\.isLandscape) == [false, true, true])
    #expect(rows.map(\.diastole) == [120, 90, 100])
    #expect(rows.map(\.trueDiastole) == [110, 100, 100])
    #expect(rows.map(\.trueSystole) == [50, 40, 40])
  }

  @Test(arguments: [
    ("1,120,50\n1,130,60", "counts.csv:3: the pid 1 stands twice"),
    ("1,-3,50", "counts.csv:2: column EDV: -3 is below 0"),
    (
      "9,120,50",
      "truth.csv: there is no truth of the patients with volumes (9), but of 1"
    ),
  ])
  func tablesThatCannotBeAreNamed(_ rows: String, _ sentence: String) async throws {
    let step = try volumes("pid,EDV,ESV\n\(rows)\n", truth: "Id,Systole,Diastole\n1,50,120\n")
    #expect(await StepBench(root: tables.root).sentence(step) == sentence)
  }

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
