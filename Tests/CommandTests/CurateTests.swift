import Foundation
import Testing

/// `report curate`, as far as it needs no images: those are in ImagingTests.
@Suite struct CurateTests {
  @Test func whatIsNoImageIsALineOfTheLog() async throws {
    let book = try BookFolder()
    try book.write("cohort/A/1.dcm", "no image")
    let outcome = try await book.report("curate", "cohort", "curated")
    #expect(outcome.status == 1)
    #expect(
      outcome.error.contains(
        "cohort: no short-axis cine series was found; conversion.log says why\n"))
    #expect(outcome.output == "1/1 A: 0 series, 2 lines in the log\n")
    #expect(
      try book.read("curated/conversion.log") == """
        A\tunreadable file\tfile left out\tA/1.dcm\tthis is no DICOM file
        A\tno short axis\tstudy left out\t\t

        """)
  }

  @Test func namesDoNotSpeakToTheTerminal() async throws {
    let book = try BookFolder()
    try book.write("cohort/A\u{1B}[2J/1.dcm", "no image")
    let outcome = try await book.report("curate", "cohort", "curated")
    #expect(outcome.output == #"1/1 A\u{1B}[2J: 0 series, 2 lines in the log"# + "\n")
    let missing = try await book.report("model", "show", "\u{1B}[2J")
    #expect(missing.error.hasSuffix(#"/\u{1B}[2J: there is no such file"# + "\n"))
    let wrong = try await book.report("masks", "cohort/A\u{1B}[2J/1.dcm", "masks")
    #expect(wrong.error.contains(#"A\u{1B}[2J/1.dcm"#))
    #expect(!wrong.error.contains("\u{1B}"))
  }

  /// One slice alone is a view; why there is no short axis stands on the terminal.
  @Test func whyThereIsNoShortAxisIsSaidOnTheTerminal() async throws {
    let book = try BookFolder()
    _ = try await book.report(
      "phantom", "made", "--patients", "1", "--phases", "4", "--matrix", "40")
    let study = book.root.appendingPathComponent("made/1/study")
    let slices = try FileManager.default.contentsOfDirectory(atPath: study.path).sorted()
    let folder = book.root.appendingPathComponent("cohort")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: study.appendingPathComponent(slices[0]), to: folder.appendingPathComponent("A"))
    let outcome = try await book.report("curate", "cohort", "curated")
    #expect(outcome.status == 1)
    let why = "no two parallel slices; a short axis has slices at more than one place"
    #expect(outcome.output.contains("A: 0 series, no short axis (images: 4; \(why)), "))
    #expect(
      outcome.error.contains(
        "no short-axis cine series was found (images: 4; \(why)); conversion.log says why"))
  }

  /// An archive as the input, and one for each patient in a folder.
  @Test func archivesAreCurated() async throws {
    let book = try BookFolder()
    let made = try await book.report(
      "phantom", "cohort", "--patients", "1", "--phases", "2", "--matrix", "40")
    #expect(made.status == 0)
    let pack = Process()
    pack.executableURL = URL(filePath: "/bin/sh")
    pack.currentDirectoryURL = book.root
    pack.arguments = [
      "-c",
      """
      set -e; patient=$(find cohort -type d -name study | head -1); patient=${patient%/study}
      mkdir packed; mv $patient P; tar cf packed/P.tar P; tar cJf P.tar.xz P
      """,
    ]
    try pack.run()
    pack.waitUntilExit()
    #expect(pack.terminationStatus == 0)
    for input in ["P.tar.xz", "packed"] {
      let outcome = try await book.report("curate", input, "of-\(input)")
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.hasPrefix("1/1 P: 1 series, "))
    }
    #expect(
      try Data(contentsOf: book.root.appending(path: "of-packed/P/sa.nii.gz"))
        == Data(contentsOf: book.root.appending(path: "of-P.tar.xz/P/sa.nii.gz")))
  }

  @Test func aTableOfSplitsThatIsNotThereIsNamed() async throws {
    let book = try BookFolder()
    try book.write("cohort/A/1.dcm", "no image")
    let outcome = try await book.report("curate", "cohort", "curated", "--splits", "splits.tsv")
    #expect(outcome.status == 1)
    #expect(
      outcome.error
        == "Error: splits.tsv cannot be read or written (No such file or directory)\n")
  }

  @Test func aSplitOfAPatientThatIsNotThereIsRefused() async throws {
    let book = try BookFolder()
    try book.write("cohort/A/1.dcm", "no image")
    try book.write("splits.tsv", "pid\tfolder\nA\tsax_1\nB\tsax_1\n")
    let outcome = try await book.report("curate", "cohort", "curated", "--splits", "splits.tsv")
    #expect(outcome.status == 1)
    #expect(outcome.error == "Error: splits.tsv:3: there is no patient “B” in the cohort\n")
    #expect(!FileManager.default.fileExists(atPath: book.root.appending(path: "curated").path))
  }

  @Test func foldersThatCannotBeAreRefused() async throws {
    let book = try BookFolder()
    let missing = try await book.report("curate", "cohort", "curated")
    #expect(missing.status == 2)
    #expect(missing.error.contains("there is no folder or archive cohort"))
    try book.write("cohort/A/1.dcm", "no image")
    try book.write("curated", "a file")
    let file = try await book.report("curate", "cohort", "curated")
    #expect(file.status == 2)
    #expect(file.error.contains("curated is a file; the images need a folder"))
  }

  /// Images would be written among what they are made of.
  @Test(arguments: ["cohort", "cohort/", "./cohort/out", "link/out"])
  func anOutputWithinTheInputIsRefused(output: String) async throws {
    let book = try BookFolder()
    try book.write("cohort/A/1.dcm", "no image")
    try FileManager.default.createSymbolicLink(
      atPath: book.root.appending(path: "link").path, withDestinationPath: "cohort")
    let outcome = try await book.report("curate", "cohort", output)
    #expect(outcome.status == 2)
    #expect(
      outcome.error.contains(
        "OUTPUT is, or lies in, the folder of INPUT: \(output); give it another"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: book.root.appending(path: "cohort").path)
        == ["A"])
  }
}
