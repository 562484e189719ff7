import Testing

/// Manual masks that nobody has drawn are refused.
@Suite struct WrongMasksTests {
  private let book: BookFolder

  init() throws { book = try BookFolder() }

  /// A chapter of manual masks: two frames of a patient, of one slice each.
  private func writeMasks(_ options: String, without image: String = "none") throws {
    try book.write(
      "Chapters/curation.md",
      "# Masks\n\n```{prediction-gallery} masks\nsource: own\n\(options)\n```\n")
    let names = ["7-frame000-slice000.png", "7-frame004-slice000.png"]
    let counts = names.map { "own_masks\t7\t\($0)\t8\t1\t1\n" }
    let pairs = names.filter { $0 != image }.map { "\($0)\t7\ta\tb\t8\t0\t0\t0\t1\t0\t0\t0\t1\n" }
    let folder = "own/analysis/kaggle/"
    try book.write(
      folder + "manual/pixel_counts_by_class.tsv",
      "source\tset\tfile\tbg\tlv\tmy\n" + counts.joined())
    try book.write(
      folder + "manual/ukbb_vs_manual.tsv",
      "image\tset\tmethodA\tmethodB\tbg_bg\tbg_lv\tbg_my\tlv_bg\tlv_lv\tlv_my\tmy_bg\tmy_lv\tmy_my\n"
        + pairs.joined())
    try book.write(
      folder + "patient_dimensions.tsv",
      "pid\tX\tY\tpixelSpacingX\tpixelSpacingY\tsliceSpacing\tscaleFactor\n7\t1\t1\t1\t1\t1\t1\n")
    try book.write("own/data/kaggle/manual/own_masks/7/x.png", "no mask")
  }

  @Test(arguments: [
    ("patients: [9999]", "patients", "patient 9999 (known: 7)"),
    ("frames: [0, 5]", "frames", "frame 5 of patient 7 (known: 0, 4)"),
    ("slices: [1]", "slices", "slice 1 of patient 7 (known: 0)"),
  ])
  func masksThatNobodyHasDrawnAreRefused(
    options: String, option: String, what: String
  ) async throws {
    try writeMasks(options)
    let sentence = "option `\(option)`: there are no manual masks of \(what)"
    #expect(
      try await book.build(endsWith: 1).errors == [
        "Chapters/curation.md:3: failed: manual masks for the gallery: \(sentence)"
      ])
    // Now that the frames are known, no step needs to run.
    let column = option.count + 3
    let refused = "Chapters/curation.md:5:\(column): error[wrong-option] \(sentence)"
    for command in ["check", "plan", "build"] {
      let outcome = try await book.report(command)
      #expect(outcome.status == 2)
      #expect((outcome.output + outcome.error).contains(refused), "\(command): \(outcome.error)")
    }
  }

  @Test func aMaskThatOneOfTwoTablesLacksIsNamed() async throws {
    try writeMasks("gallery: phases", without: "7-frame004-slice000.png")
    let folder = "own/analysis/kaggle/manual/"
    #expect(
      try await book.build(endsWith: 1).errors == [
        "Chapters/curation.md:3: failed: manual masks for the gallery: \(folder)ukbb_vs_manual.tsv: the image 7-frame004-slice000.png is missing, which \(folder)pixel_counts_by_class.tsv has"
      ])
  }
}
