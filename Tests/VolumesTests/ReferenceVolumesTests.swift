import StudyTerms
import Tables
import TestSupport
import Testing

@testable import Volumes

@Suite struct ReferenceVolumesTests {
  private func volumes(_ text: String) throws -> ReferenceVolumes {
    var volumes = ReferenceVolumes()
    let table = try Table.read(
      Array(text.utf8), file: "truth.csv", separator: ",", text: ["", "Id", "pid"])
    try volumes.read(table.withRows())
    return volumes
  }

  /// The challenge had a line for each patient in training, and one for each phase in its solution.
  @Test(arguments: [
    "Id,Systole,Diastole\n2,40,100\n1,50,120\n",
    "Id,Volume\n2_Systole,40\n2_Diastole,100\n1_Diastole,120\n1_Systole,50\n",
    "pid,EDV,ESV\n1,120,50\n2,100,40\n", ",pid,EDV,ESV\n0,1.0,120,50\n1,002_a,100,40\n",
  ])
  func everyFormIsRead(_ text: String) throws {
    #expect(
      try volumes(text).byPatient == [
        "1": VentricularVolumes(diastole: 120, systole: 50),
        "2": VentricularVolumes(diastole: 100, systole: 40),
      ])
  }

  @Test func patientsMayHaveAnyName() throws {
    let found = try volumes("pid,EDV,ESV\n2021-05,120,50\nSC-1,100,40\n").byPatient
    #expect(found.keys.sorted() == ["2021-05", "SC-1"])
    let phases = try volumes("Id,Volume\nSC-1_Diastole,100\nSC-1_Systole,40\n").byPatient
    #expect(phases == ["SC-1": VentricularVolumes(diastole: 100, systole: 40)])
  }

  @Test(arguments: [
    ("Id,Systole,Diastole\n5,40,100\n005,40,100\n", "truth.csv:3: the Id 005 stands twice"),
    ("Id,Volume\n5_Systole,40\n5_Systole,50\n", "truth.csv:3: the Id 5_Systole stands twice"),
    ("Id,Volume\n5,40\n", "truth.csv:2: the Id 5 ends with neither _Diastole nor _Systole"),
    (
      "Id,Diastole,Systole\n1,148,58\n2,92,185\n",
      "truth.csv:3: Diastole 92 is not above Systole 185; the heart is fullest at end-diastole"
    ),
    (
      "pid,EDV,ESV\n1,58,148\n",
      "truth.csv:2: EDV 58 is not above ESV 148; the heart is fullest at end-diastole"
    ),
    (
      "Id,Volume\n1_Diastole,58\n1_Systole,148\n",
      "truth.csv:3: Diastole 58 is not above Systole 148; the heart is fullest at end-diastole"
    ),
  ])
  func aLineThatCannotBeIsNamed(_ text: String, _ sentence: String) {
    #expect {
      _ = try volumes(text)
    } throws: {
      "\($0)" == sentence
    }
  }
}
