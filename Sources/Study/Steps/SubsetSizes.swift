import Engine
import Statistics
import StudyTerms
import Tables

/// How many training images and volunteers each subset has.
struct SubsetSizes: RunnableStep {
  enum Origin: Codable, Hashable, Sendable {
    /// `image_subsets.tsv`: file, Id, frame, slice and a logical column for each subset.
    case published(FileReference)
    /// Of trainings that are made for the page; the mean over those that differ by chance.
    indirect case live(TrainingLog)
  }

  var origin: Origin

  init(_ origin: Origin) { self.origin = origin }

  var inputs: [any Step] {
    if case .live(let log) = origin { [log] } else { [] }
  }
  var files: [FileReference] {
    if case .published(let table) = origin { [table] } else { [] }
  }
  var title: String { "sizes of the subsets" }

  /// Columns subset, description, images, volunteers, share (of what is there in all, where that is known).
  func run(_ context: StepContext) async throws -> Table {
    switch origin {
    case .published(let table): return try read(table, context)
    case .live(let log): return try measure(context.output(of: log).curves)
    }
  }

  private func measure(_ curves: [LearningCurve]) throws -> Table {
    let known = Subset.allCases.compactMap { subset in
      let sizes = curves.filter { $0.run.subset == subset }.compactMap(\.size)
      return sizes.isEmpty ? nil : (subset: subset, sizes: sizes)
    }
    let subsets = known.map(\.subset)
    func column(_ name: String, _ title: String, _ part: (LearningCurve.Size) -> Int) -> Column {
      let numbers = known.map { Statistics.mean($0.sizes.map { Double(part($0)) }) }
      let decimals = numbers.allSatisfy { $0 == $0.rounded() } ? 0 : 1
      return Column(name, title: title, decimals: decimals, numbers: numbers)
    }
    return try Table([
      Column("subset", title: "Subset", texts: subsets.map(\.rawValue)),
      Column("description", title: "Training images", texts: subsets.map(\.title)),
      column("images", "Images") { $0.images },
      column("volunteers", "Volunteers") { $0.volunteers },
      column("seen", "Images seen") { $0.seen },
    ])
  }

  private func read(_ table: FileReference, _ context: StepContext) throws -> Table {
    let source = try context.table(table, text: ["file", "Id"])
    let volunteers = try source.texts("Id")
    var images: [Int] = []
    var hearts: [Int] = []
    for subset in Subset.allCases {
      let rows =
        if subset == .full {
          Array(volunteers.indices)
        } else {
          try source.logicals(subset.rawValue).enumerated().filter { $0.element == true }
            .map(\.offset)
        }
      images.append(rows.count)
      hearts.append(Set(rows.map { volunteers[$0] }).count)
    }
    return try Table([
      Column("subset", title: "Subset", texts: Subset.allCases.map(\.rawValue)),
      Column("description", title: "Training images", texts: Subset.allCases.map(\.title)),
      Column("images", title: "Images", counts: images),
      Column("volunteers", title: "Volunteers", counts: hearts),
      Column(
        "share", title: "Share", unit: "%", decimals: 1,
        numbers: images.map { 100 * Double($0) / Double(volunteers.count) }),
    ])
  }
}
