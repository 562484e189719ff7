import Engine
import Foundation
import Tables
import Testing

@testable import Study

/// Tables of volumes that somebody brought.
@Suite struct KnownVolumesTests {
  private let files = OwnFiles()

  private func read(_ text: String) throws -> [String: VentricularVolumes] {
    let url = try files.url("volumes.csv")
    try Data(text.utf8).write(to: url)
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

  @Test func aTableOfOthersIsNamed() async throws {
    try Data("pid,EDV,ESV\nx,100,40\n".utf8).write(to: files.url("volumes.csv"))
    let cohort = try JSONDecoder().decode(
      Cohort.self,
      from: Data(#"{"phantom": "challenge", "patients": 1, "phases": 4, "matrix": 48}"#.utf8))
    let labels = CohortLabels(patients: cohort.images, labeller: .truth)
    let mirror = TransferMirror()
    mirror.root = files.root
    let file = FileReference(dataset: "own-images", path: "volumes.csv")
    let volumes = CohortVolumes(
      methods: [
        .init(name: "truth", measurements: LabelMeasurements(labels: labels, keepsLabels: true))
      ], known: .table(file))
    await #expect {
      try await mirror.run(volumes)
    } throws: {
      "\($0)".contains(
        "own-images/volumes.csv knows none of the cohort's patients (1), but x; each is called as its folder or archive"
      )
    }
  }
}
