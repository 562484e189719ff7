import Engine
import Foundation
import StudyTerms
import TestSupport
import Testing
import Volumes

/// Tables of volumes as authors bring them.
@Suite struct MeasuredVolumesTests {
  private let tables = OwnTables()

  private func step(
    _ measured: String, truth: String? = "Id,Systole,Diastole\n1,50,120\n2,40,100\n",
    methods: [String] = ["own"], by: String? = nil, against: String? = nil
  ) throws -> MeasuredVolumes {
    MeasuredVolumes(
      measured: try tables.write(measured, to: "counts.csv"),
      reference: try truth.map { [try tables.write($0, to: "truth.csv")] } ?? [],
      methods: methods, by: by, against: against)
  }

  private func rows(_ step: MeasuredVolumes) async throws -> [SeriesMeasurement] {
    try await StepBench(root: tables.root).run(step).rows
  }

  /// Of a landscape series the rotated version counts.
  @Test func eachSeriesStandsBesideItsPatientsTruth() async throws {
    let rows = try await rows(
      step(
        "pid,EDV,ESV\n1,120,50\n2,90,30\n2_rot90,100,40\n",
        truth: "Id,Systole,Diastole\n1,50,110\n2,40,100\n"))
    #expect(rows.map(\.id) == ["1", "2", "2_rot90"].map { SeriesID($0) })
    #expect(rows.map(\.isUsed) == [true, false, true])
    #expect(rows.map(\.isLandscape) == [false, true, true])
    #expect(rows.map(\.diastole) == [120, 90, 100])
    #expect(rows.map(\.trueDiastole) == [110, 100, 100])
    #expect(rows.map(\.trueSystole) == [50, 40, 40])
  }

  @Test(arguments: [
    "pid,EDV,ESV\n1,150.5,60.2\n2,180,90\n", ",pid,EDV,ESV\n0,1,150.5,60.2\n1,2,180,90\n",
    "pid,EDV,ESV\n1.0,150.5,60.2\n2.0,180,90\n", "pid,EDV,ESV\n1,150.5,60.2\n2,180,90\n,,\n",
    "pid,EDV,ESV,\n1,150.5,60.2,\n2,180,90,\n", "pid,EDV,ESV\r1,150.5,60.2\r2,180,90\r",
    "Id,Diastole,Systole\n1,150.5,60.2\n2,180,90\n",
  ])
  func theSameTableIsReadInAnyDress(_ text: String) async throws {
    let found = try await rows(step(text))
    #expect(found.map(\.id.text) == ["1", "2"])
    #expect(found.map(\.diastole) == [150.5, 180])
    #expect(found.map(\.systole) == [60.2, 90])
    #expect(found.map(\.trueDiastole) == [120, 100])
  }

  @Test func patientsMayHaveAnyName() async throws {
    let found = try await rows(
      step(
        "pid,EDV,ESV\nSC-HF-I-1,150,60\n2021-05,140,61\n2021-06,130,62\n",
        truth: "pid,EDV,ESV\n2021-06,131,62\nSC-HF-I-1,151,60\n2021-05,141,61\n"))
    #expect(found.map(\.patient.text) == ["SC-HF-I-1", "2021-05", "2021-06"])
    #expect(found.map(\.trueDiastole) == [151, 141, 131])
  }

  @Test func aColumnPartsOneTableByReader() async throws {
    let table = "pid,reader,EDV,ESV\n1,A,150,60\n1,B,148,58\n2,B,90,40\n2,A,91,41\n3,C,9,4\n"
    let found = try await rows(
      step(table, truth: nil, methods: ["A"], by: "reader", against: "B"))
    #expect(found.map(\.method) == ["A", "A"])
    #expect(found.map(\.diastole) == [150, 91])
    #expect(found.map(\.trueDiastole) == [148, 90])
    let both = try await rows(
      step(table, truth: "pid,EDV,ESV\n1,149,59\n", methods: ["B", "A"], by: "reader"))
    #expect(both.map(\.method) == ["B", "A", "B", "A"])
    #expect(both.map(\.trueDiastole).prefix(2) == [149, 149])
    let wrong = await StepBench(root: tables.root).sentence(
      try step(table, truth: nil, methods: ["D"], by: "reader", against: "B"))
    #expect(wrong == "counts.csv: the column reader has no `D`; it has A, B, C")
    let twice = await StepBench(root: tables.root).sentence(
      try step(table + "1,A,1,1\n", truth: nil, methods: ["A"], by: "reader", against: "B"))
    #expect(twice == "counts.csv:7: the pid 1 stands twice for A")
  }

  @Test func whoIsNotMeasuredHasARowWithoutVolumes() async throws {
    let found = try await rows(step("pid,EDV,ESV\n2,100,40\n"))
    #expect(found.map(\.patient.text) == ["1", "2"])
    #expect(found.map(\.diastole.isNaN) == [true, false])
    #expect(found.map(\.trueDiastole) == [120, 100])
  }

  @Test(arguments: [
    ("1,120,50\n1,130,60", "counts.csv:3: the pid 1 stands twice"),
    ("1,-3,50", "counts.csv:2: column EDV: -3 is below 0"),
    ("1,inf,50", "counts.csv:2: column EDV: inf is not a finite number"),
    (
      "9,120,50",
      "truth.csv: there is no truth of the patients with volumes (9), but of 1, 2"
    ),
  ])
  func tablesThatCannotBeAreNamed(_ rows: String, _ sentence: String) async throws {
    let step = try step("pid,EDV,ESV\n\(rows)\n")
    #expect(await StepBench(root: tables.root).sentence(step) == sentence)
  }
}
