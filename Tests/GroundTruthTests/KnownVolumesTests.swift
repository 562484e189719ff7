import Foundation
import GroundTruth
import StudyTerms
import Tables
import TestSupport
import Testing

/// Tables of volumes that somebody brought.
@Suite struct KnownVolumesTests {
  private func read(_ text: String) throws -> [String: VentricularVolumes] {
    let folder = TemporaryFolder()
    let url = try folder.file("volumes.csv", text.utf8)
    return try KnownVolumes.read(
      Table.read(contentsOf: url, separator: ",", text: ["pid", "Id"]))
  }

  @Test(arguments: [
    ("a,120,130", "3: EDV 120 is not above ESV 130; the heart is fullest at end-diastole"),
    ("a,-1,50", "3: column EDV: -1 is not a finite number above 0"),
    ("a,inf,50", "3: column EDV: inf is not a finite number above 0"),
    ("a,120,", "3: column ESV: the number is missing"), ("b,120,50", "3: the pid b stands twice"),
    (",120,50", "3: the pid is missing"),
  ])
  func volumesThatCannotBeAreNamed(_ row: String, _ sentence: String) throws {
    #expect {
      try read("pid,EDV,ESV\nb,100,40\n\(row)\n")
    } throws: {
      "\($0)".hasSuffix("volumes.csv:\(sentence)")
    }
  }

  @Test(arguments: ["pid\tEDV\tESV\n7\t120\t50\n", "Id\tSystole\tDiastole\n7\t50\t120\n"])
  func volumesAreATable(_ text: String) async throws {
    let temporary = TemporaryFolder()
    let folder = temporary.url
    try Data(text.utf8).write(to: folder.appending(path: "volumes.tsv"))
    let known = try KnownVolumes.read(
      Table.read(contentsOf: folder.appending(path: "volumes.tsv"), text: ["pid", "Id"]))
    #expect(known == ["7": VentricularVolumes(diastole: 120, systole: 50)])
  }

  /// As pandas writes them: an index without a name, and patients as numbers with decimals.
  @Test func numbersWithDecimalsAreWhole() throws {
    let known = try read(",pid,EDV,ESV\n0,1.0,120,50\n1,12.0,130,60\n2,1.5,140,70\n")
    #expect(known.keys.sorted() == ["1", "1.5", "12"])
    #expect(throws: (any Error).self) { try read("pid,EDV,ESV\n1,120,50\n1.0,130,60\n") }
  }
}
