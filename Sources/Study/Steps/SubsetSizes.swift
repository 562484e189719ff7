import Engine
import Tables

/// How many training images and volunteers each subset has.
struct SubsetSizes: Step {
  /// `image_subsets.tsv`: file, Id, frame, slice and a logical column for each subset.
  var table: FileReference

  var files: [FileReference] { [table] }
  var title: String { "sizes of the subsets" }

  /// Columns subset, description, images, volunteers, share.
  func run(_ context: StepContext) async throws -> Table {
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
