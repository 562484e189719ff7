import Engine
import StudyTerms
import Tables

/// Whether published tables of counts are of the same images: where one lacks a volunteer or an image that another has, what is made of
/// both cannot be compared.
struct ComparedImages: RunnableStep {
  /// Of networks: they have every image.
  var networks: [Confusion]
  /// Of the second observer, who saw the test volunteers only.
  var observers: [Confusion]

  var inputs: [any Step] { networks + observers }
  var title: String { "images of \(networks.count + observers.count) tables of counts" }

  /// Columns part, volunteers, images. Throws ``StudyError`` with the table, and what it lacks.
  func run(_ context: StepContext) async throws -> Table {
    let tables = try (networks + observers).map { ($0, try context.output(of: $0)) }
    var known: [CineImage: (split: Split, table: Confusion)] = [:]
    for (confusion, table) in tables {
      for (image, split) in zip(table.images, table.splits) {
        guard let first = known[image] else {
          known[image] = (split, confusion)
          continue
        }
        guard first.split == split else {
          throw StudyError(
            "\(confusion.place): the image \(image.name) is of the part \(split.rawValue), in"
              + " \(first.table.place) of \(first.split.rawValue)")
        }
      }
    }
    for (index, (confusion, table)) in tables.enumerated() {
      let own = Set(table.images)
      let lacks = known.filter { image, first in
        !own.contains(image) && (index < networks.count || first.split == .test)
      }
      guard let (image, first) = lacks.min(by: { $0.key < $1.key }) else { continue }
      let isWhole = !own.contains { $0.volunteer == image.volunteer }
      throw StudyError(
        "\(confusion.place): "
          + (isWhole ? "volunteer \(image.volunteer.number)" : "the image \(image.name)")
          + " is missing, which \(first.table.place) has")
    }
    let parts = Split.allCases.map { split in known.filter { $1.split == split }.map(\.key) }
    return try Table([
      Column("part", title: "Part", texts: Split.allCases.map(\.rawValue)),
      Column(
        "volunteers", title: "Volunteers", counts: parts.map { Set($0.map(\.volunteer)).count }),
      Column("images", title: "Images", counts: parts.map(\.count)),
    ])
  }
}

extension ComparedImages {
  /// Of models' tables below the folder of the 7 T analysis; nil for a single one.
  init?(of models: [SegmentationModel], in folder: FileReference) {
    let tables = SegmentationModel.allCases.filter(models.contains)
    guard tables.count > 1 else { return nil }
    networks = tables.filter { $0 != .observer }.map { Confusion(of: $0, in: folder) }
    observers = tables.contains(.observer) ? [Confusion(of: .observer, in: folder)] : []
  }
}

extension Confusion {
  /// The table's name in the catalog; the title where it is from no file.
  fileprivate var place: String {
    if case .published(let table) = origin { table.description } else { title }
  }
}
