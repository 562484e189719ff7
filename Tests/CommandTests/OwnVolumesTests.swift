import DICOM
import Imaging
import Testing

/// Tables of volumes that somebody brought, beside the patients of a folder.
@Suite struct OwnVolumesTests {
  private let book: BookFolder

  init() throws {
    book = try BookFolder()
    try book.write(
      "data/catalog.yaml", "own-images:\n  title: Own\n  licence: none\n  folder: own-images\n")
    try book.write("Chapters/index.md", "# Own\n")
    try book.write("own-images/net.safetensors", "nothing")
    for name in ["A", "B"] { try book.write("own-images/dicom/\(name)/1.dcm", "no image") }
  }

  private func check(_ options: String) async throws -> [String] {
    try book.write(
      "Chapters/curation.md",
      "---\ndata: {own: own-images}\n---\n# Volumes\n\n```{volume-agreement} v\n\(options)\n```\n")
    let outcome = try await book.report("check")
    return (outcome.output + outcome.error).split(separator: "\n").map(String.init)
      .filter { $0.contains("option `") }
  }

  @Test func whoStandsOnOneSideOnlyIsAWarning() async throws {
    try book.write("own-images/volumes.csv", "pid,EDV,ESV\nA,120,50\nC,120,50\n")
    let cohort = "cohort: {folder: own/dicom, volumes: own/volumes.csv"
    let labels = "}\nlabels: {weights: own/net.safetensors}"
    let place =
      "Chapters/curation.md:7:1: warning[odd-option] option `cohort`: own-images/volumes.csv"
    #expect(
      try await check(cohort + labels) == [
        "\(place) has no volumes of B", "\(place) names C: not called so in the cohort",
      ])
    // Of some of the patients others may be known.
    #expect(try await check(cohort + ", patients: [A]" + labels) == [])
  }

  /// Named by the folder around it, a row of the table would be of nobody.
  @Test func aStrayImageThatNamesItsPatientIsAWarning() async throws {
    for (path, study) in [("loose", 1), ("A/1", 1), ("A/2", 1), ("B/1", 2)] {
      let place = book.root.appending(path: "own-images/dicom/\(path).dcm")
      var image = DICOMImage(rows: 1, columns: 2, pixels: [1, 2])
      image.set(.studyInstanceUID, .uniqueIdentifier, "1.\(study)")
      image.set(.sopClassUID, .uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.4")
      image.set(.sopInstanceUID, .uniqueIdentifier, "1.\(study).1")
      try image.write(to: place)
    }
    try book.write("own-images/volumes.csv", "pid,EDV,ESV\nA,120,50\nB,120,50\n")
    let found = try await check(
      "cohort: {folder: own/dicom, volumes: own/volumes.csv}\nlabels: {weights: own/net.safetensors}"
    )
    #expect(
      found.contains {
        $0.hasSuffix(
          "own-images/dicom/loose.dcm lies beside the folder A and is of the same study, so that this patient is called dicom; move it there, or away"
        )
      }, "\(found)")
  }

  @Test func semicolonsAreNamed() async throws {
    try book.write("own-images/volumes.csv", "pid;EDV;ESV\nA;120,5;50\n")
    let sentence =
      "own-images/volumes.csv:1: semicolons part the cells; write commas between them, and points in numbers"
    #expect(
      try await check(
        "cohort: {folder: own/dicom, volumes: own/volumes.csv}\nlabels: {weights: own/net.safetensors}"
      ).map { String($0.suffix(sentence.count)) } == [sentence])
    let found = try await check("predicted: own/volumes.csv\ntruth: own/volumes.csv")
    #expect(found.count == 2 && found.allSatisfy { $0.hasSuffix(sentence) }, "\(found)")
  }

  /// Of another number of one patient the volumes would be taken for the same patient's.
  @Test(arguments: [
    ("Id,Systole,Diastole\n1,50,120\n01,60,130\n", "truth.csv:3: the Id 01 stands twice"),
    (
      "Id,Systole,Diastole\n2,50,120\n",
      "own-images/truth.csv: there is no truth of the patients with volumes (1), but of 2"
    ),
  ])
  func truthThatIsNobodysIsNamed(_ truth: String, _ sentence: String) async throws {
    try book.write("own-images/measured.csv", "pid,EDV,ESV\n1,120,50\n")
    try book.write("own-images/truth.csv", truth)
    _ = try await check("predicted: own/measured.csv\ntruth: own/truth.csv")
    let errors = try await book.build(endsWith: 1).errors
    #expect(errors.count == 1 && errors[0].contains(sentence), "\(errors)")
  }

  @Test(arguments: [
    ("pid,EDV,ESV\n1,-5,50\n", "measured.csv:2: column EDV: -5 is below 0"),
    ("pid,EDV,ESV\n1,inf,50\n", "measured.csv:2: column EDV: inf is not a finite number"),
    (
      "id,EDV,ESV\n1,120,50\n",
      "measured.csv: there is no column pid; the columns are id, EDV, ESV"
    ),
  ])
  func measuredVolumesThatCannotBeAreNamed(_ table: String, _ sentence: String) async throws {
    try book.write("own-images/measured.csv", table)
    try book.write("own-images/truth.csv", "Id,Systole,Diastole\n1,50,120\n")
    _ = try await check("predicted: own/measured.csv\ntruth: own/truth.csv")
    let errors = try await book.build(endsWith: 1).errors
    #expect(errors.count == 1 && errors[0].contains(sentence), "\(errors)")
  }
}
