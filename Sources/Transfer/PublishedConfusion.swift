import Engine
import StudyTerms
import Tables

/// Reads the published confusion counts of every image, sorted by image.
package struct PublishedConfusion: RunnableStep {
  // The seeds of the bootstraps that read the counts derive from these names. An enumeration with a
  // single case keeps them as they were when the book was published.
  /// Where the counts come from.
  package enum Origin: Codable, Hashable, Sendable {
    /// A table with the columns `image`, `set` and `bg_bg` to `my_my`, tab separated (8 names and
    /// 9 counts a line).
    case published(FileReference)
  }

  /// Where the counts come from.
  package var origin: Origin

  /// The counts of a table.
  package init(table: FileReference) { origin = .published(table) }

  /// The counts of a model's table, below the folder of the 7 T analysis.
  package init(of model: SegmentationModel, in folder: FileReference) {
    self.init(table: folder.appending("confusion_tables/\(model.confusionFile)"))
  }

  /// The table of counts.
  package var table: FileReference {
    switch origin {
    case .published(let table): table
    }
  }
  package var files: [FileReference] { [table] }
  package var title: String { "counts of \(table.path.split(separator: "/").last ?? "a table")" }

  /// The number of pixels of an image, 256 by 256.
  private static let pixels = 65_536
  /// More slices or frames than any stack has.
  private static let most = 10_000

  private typealias Row = (image: CineImage, split: Split, counts: ConfusionCounts)

  package func run(_ context: StepContext) async throws -> ConfusionTable {
    let source = try context.table(table, text: ["image", "set"])
    let names = try source.texts("image")
    let sets = try source.texts("set")
    let columns = try TissueClass.allCases.flatMap { a in
      try TissueClass.allCases.map { b in
        try source.numbers("\(a.abbreviation)_\(b.abbreviation)")
      }
    }
    let rows = try names.indices.map { row in
      try read(row, names[row], sets[row], columns.compactMap { Int(exactly: $0[row]) })
    }.sorted { $0.image < $1.image }
    for (a, b) in zip(rows, rows.dropFirst()) where a.image == b.image {
      throw TableError.malformed(
        file: table.description, line: (names.lastIndex(of: b.image.name) ?? 0) + 2,
        "the image \(b.image.name) stands twice")
    }
    if let image = Self.missing(among: rows.map(\.image)) {
      throw TableError.damaged(
        file: table.description, "the image \(image.name) is missing, in a stack of others")
    }
    return ConfusionTable(
      images: rows.map(\.image), splits: rows.map(\.split), counts: rows.map(\.counts))
  }

  private func read(_ row: Int, _ name: String, _ set: String, _ counts: [Int]) throws -> Row {
    guard let image = CineImage(name: name) else {
      throw malformed(row, "“\(name)” is not the name of an image")
    }
    guard image.slice < Self.most, image.frame < Self.most else {
      throw malformed(row, "no stack has the slice and the frame of \(name)")
    }
    guard let split = Split(published: set) else {
      throw malformed(row, "“\(set)” is not train, val or test")
    }
    guard let confusion = ConfusionCounts(counts), counts.reduce(0, +) == Self.pixels else {
      throw malformed(row, "the counts of \(name) do not sum to \(Self.pixels)")
    }
    return (image, split, confusion)
  }

  /// The first image that a volunteer lacks. Slices and frames count from 0, and a stack has every
  /// frame of every slice.
  private static func missing(among images: [CineImage]) -> CineImage? {
    let known = Set(images)
    for (volunteer, stack) in Dictionary(grouping: images, by: \.volunteer)
      .sorted(by: { $0.key < $1.key })
    {
      let slices = 0...(stack.map(\.slice).max() ?? 0)
      let frames = 0...(stack.map(\.frame).max() ?? 0)
      guard stack.count < slices.count * frames.count else { continue }
      for slice in slices {
        for frame in frames {
          let image = CineImage(volunteer: volunteer, slice: slice, frame: frame)
          if !known.contains(image) { return image }
        }
      }
    }
    return nil
  }

  private func malformed(_ row: Int, _ what: String) -> TableError {
    .malformed(file: table.description, line: row + 2, what)
  }
}
