import Engine
import Tables

/// How many training images and volunteers each subset has.
struct SubsetSizes: Step {
  enum Origin: Codable, Hashable, Sendable {
    /// `image_subsets.tsv`: file, Id, frame, slice and a logical column for each subset.
    case published(FileReference)
    /// The mean over runs that differ by chance.
    case live([LiveSubsetRun])
  }

  var origin: Origin

  init(_ origin: Origin) { self.origin = origin }

  var inputs: [any Step] {
    if case .live(let runs) = origin { runs.map(\.log) } else { [] }
  }
  var files: [FileReference] {
    if case .published(let table) = origin { [table] } else { [] }
  }
  var title: String { "sizes of the subsets" }

  /// Columns subset, description, images, volunteers, share (of what is there in all, where that is known).
  func run(_ context: StepContext) async throws -> Table {
    switch origin {
    case .published(let table): return try read(table, context)
    case .live(let runs): return try measure(runs, context)
    }
  }

  private func measure(_ runs: [LiveSubsetRun], _ context: StepContext) throws -> Table {
    var subsets: [Subset] = []
    var means: [String: [Double]] = [:]
    for subset in Subset.allCases {
      let sizes = try runs.filter { $0.run.subset == subset }.map {
        try context.output(of: $0.log)("size")
      }
      guard !sizes.isEmpty else { continue }
      subsets.append(subset)
      for column in ["images", "patients", "seen"] {
        means[column, default: []].append(
          Statistics.mean(try sizes.map { try $0.numbers(column).first ?? .nan }))
      }
    }
    func column(_ name: String, _ title: String, _ source: String) -> Column {
      let numbers = means[source] ?? []
      let decimals = numbers.allSatisfy { $0 == $0.rounded() } ? 0 : 1
      return Column(name, title: title, decimals: decimals, numbers: numbers)
    }
    return try Table([
      Column("subset", title: "Subset", texts: subsets.map(\.rawValue)),
      Column("description", title: "Training images", texts: subsets.map(\.title)),
      column("images", "Images", "images"),
      column("volunteers", "Volunteers", "patients"),
      column("seen", "Images seen", "seen"),
    ])
  }

  private func read(_ table: FileReference, _ context: StepContext) throws -> Table {
    let source = try Table.read(
      contentsOf: context.location(of: table), separator: "\t", text: ["file", "Id"])
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
