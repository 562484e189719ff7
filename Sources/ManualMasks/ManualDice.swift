import Engine
import StudyTerms
import Tables

/// Dice of the label network's masks with those drawn by hand, image by image.
package struct ManualDice: RunnableStep {
  /// The table `ukbb_vs_manual.tsv`: the image and nine counts, with the manual class as the row
  /// and UKBB's as the column.
  package var table: FileReference

  package init(table: FileReference) {
    self.table = table
  }

  package var files: [FileReference] { [table] }
  package var title: String { "Dice of the manual masks with UKBB's" }

  /// Returns one row for each image, sorted by image.
  package func run(_ context: StepContext) async throws -> Rows<ManualImageDice> {
    let source = try context.table(table, text: ["image", "set", "methodA", "methodB"])
    let names = try source.texts("image")
    let columns = try TissueClass.allCases.flatMap { a in
      try TissueClass.allCases.map { b in
        try source.numbers("\(a.abbreviation)_\(b.abbreviation)")
      }
    }
    let rows = try [ManualImage](names: names, of: table).enumerated().map { row, image in
      guard let counts = ConfusionCounts(columns.compactMap { Int(exactly: $0[row]) })
      else {
        throw TableError.malformed(
          file: table.description, line: row + 2,
          "nine whole numbers of pixels are expected for \(names[row])")
      }
      return ManualImageDice(image, name: names[row], counts)
    }
    return Rows(rows.sorted { $0.image < $1.image })
  }
}
