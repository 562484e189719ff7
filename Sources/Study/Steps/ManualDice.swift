import Engine
import StudyTerms
import Tables

/// Dice of the label network's masks with the manual ones, image by image.
struct ManualDice: RunnableStep {
  /// `ukbb_vs_manual.tsv`: image and nine counts, rows manual, columns UKBB.
  var table: FileReference

  var files: [FileReference] { [table] }
  var title: String { "Dice of the manual masks with UKBB's" }

  /// Columns image, patient, frame, slice, lv_pixels (manual), LV, MY (Dice), sorted by image.
  func run(_ context: StepContext) async throws -> Table {
    let source = try context.table(table, text: ["image", "set", "methodA", "methodB"])
    let names = try source.texts("image")
    let columns = try TissueClass.allCases.flatMap { a in
      try TissueClass.allCases.map { b in
        try source.numbers("\(a.abbreviation)_\(b.abbreviation)")
      }
    }
    var rows: [(image: ManualImage, name: String, counts: ConfusionCounts)] = []
    for (row, image) in try [ManualImage](names: names, of: table).enumerated() {
      guard let counts = ConfusionCounts(columns.compactMap { Int(exactly: $0[row]) })
      else {
        throw TableError.malformed(
          file: table.description, line: row + 2,
          "nine whole numbers of pixels are expected for \(names[row])")
      }
      rows.append((image, names[row], counts))
    }
    rows.sort { $0.image < $1.image }
    return try Table([
      Column("image", title: "Image", texts: rows.map(\.name)),
      Column("patient", title: "Patient", counts: rows.map(\.image.patient)),
      Column("frame", title: "Frame", counts: rows.map(\.image.frame)),
      Column("slice", title: "Slice", counts: rows.map(\.image.slice)),
      Column(
        "lv_pixels", title: "LV, pixels", counts: rows.map { $0.counts.reference(.ventricle) }),
      Column(
        "my_pixels", title: "MY, pixels", counts: rows.map { $0.counts.reference(.myocardium) }),
      Column("LV", title: "Dice LV", decimals: 3, numbers: rows.map { $0.counts.dice(.ventricle) }),
      Column(
        "MY", title: "Dice MY", decimals: 3, numbers: rows.map { $0.counts.dice(.myocardium) }),
    ])
  }
}
