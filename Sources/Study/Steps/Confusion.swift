import Engine
import StudyTerms
import Tables

/// The confusion counts of every image, sorted by image: as published, or counted here.
struct Confusion: RunnableStep {
  enum Origin: Codable, Hashable, Sendable {
    /// A table with the columns `image`, `set` and `bg_bg` to `my_my`, tab separated (8 names and 9 counts a line).
    case published(FileReference)
    /// A network on synthetic volunteers, against the truth.
    case predicted(NetworkStart, SyntheticCohort, Split)
    /// A simulated observer on synthetic volunteers, against the truth.
    case observed(SimulatedObserver, SyntheticCohort, Split)
  }

  var origin: Origin

  init(_ origin: Origin) { self.origin = origin }

  init(table: FileReference) { origin = .published(table) }

  var inputs: [any Step] {
    if case .predicted(let network, _, _) = origin { network.inputs } else { [] }
  }
  var files: [FileReference] {
    switch origin {
    case .published(let table): [table]
    case .predicted(let network, _, _): network.files
    case .observed: []
    }
  }
  var title: String {
    switch origin {
    case .published(let table): "counts of \(table.path.split(separator: "/").last ?? "a table")"
    case .predicted(let network, let cohort, _): "counts of \(network.title) on \(cohort.title)"
    case .observed(_, let cohort, _): "counts of a simulated observer on \(cohort.title)"
    }
  }

  /// Pixels of an image: 256 by 256.
  private static let pixels = 65_536
  /// More slices or frames than any stack has.
  private static let most = 10_000

  func run(_ context: StepContext) async throws -> ConfusionTable {
    switch origin {
    case .published(let table): try read(table, context)
    case .predicted(let network, let cohort, let split):
      try predict(network, cohort, split, context)
    case .observed(let observer, let cohort, let split):
      try observe(observer, cohort, split)
    }
  }

  private func read(_ table: FileReference, _ context: StepContext) throws -> ConfusionTable {
    let source = try context.table(table, text: ["image", "set"])
    let names = try source.texts("image")
    let sets = try source.texts("set")
    let columns = try TissueClass.allCases.flatMap { a in
      try TissueClass.allCases.map { b in
        try source.numbers("\(a.abbreviation)_\(b.abbreviation)")
      }
    }
    var rows: [(image: CineImage, split: Split, counts: ConfusionCounts)] = []
    rows.reserveCapacity(names.count)
    for row in names.indices {
      guard let image = CineImage(name: names[row]) else {
        throw malformed(table, row, "“\(names[row])” is not the name of an image")
      }
      guard image.slice < Self.most, image.frame < Self.most else {
        throw malformed(table, row, "no stack has the slice and the frame of \(names[row])")
      }
      guard let split = Split(published: sets[row]) else {
        throw malformed(table, row, "“\(sets[row])” is not train, val or test")
      }
      let counts = columns.compactMap { Int(exactly: $0[row]) }
      guard let confusion = ConfusionCounts(counts), counts.reduce(0, +) == Self.pixels else {
        throw malformed(table, row, "the counts of \(names[row]) do not sum to \(Self.pixels)")
      }
      rows.append((image, split, confusion))
    }
    rows.sort { $0.image < $1.image }
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

  /// The first that a volunteer lacks, whose slices and frames are counted from 0 and who has every frame of every slice.
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

  private func malformed(_ table: FileReference, _ row: Int, _ what: String) -> TableError {
    .malformed(file: table.description, line: row + 2, what)
  }
}

extension Confusion {
  /// The table of a model below the folder of the 7 T analysis.
  init(of model: SegmentationModel, in folder: FileReference) {
    self.init(table: folder.appending("confusion_tables/\(model.confusionFile)"))
  }
}
