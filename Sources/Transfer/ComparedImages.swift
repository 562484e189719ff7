import Engine
import StudyTerms
import Tables

/// Whether published tables of counts are of the same images: where one lacks a volunteer or an
/// image that another has, the two cannot be compared.
package struct ComparedImages: RunnableStep {
  /// Of networks: they have every image.
  package var networks: [PublishedConfusion]
  /// Of the second observer, who saw the test volunteers only.
  package var observers: [PublishedConfusion]

  package init(networks: [PublishedConfusion], observers: [PublishedConfusion]) {
    self.networks = networks
    self.observers = observers
  }

  /// Of models' tables below the folder of the 7 T analysis; nil for a single one.
  package init?(of models: [SegmentationModel], in folder: FileReference) {
    let tables = SegmentationModel.allCases.filter(models.contains)
    guard tables.count > 1 else { return nil }
    self.init(
      networks: tables.filter { $0 != .observer }.map { PublishedConfusion(of: $0, in: folder) },
      observers: tables.contains(.observer) ? [PublishedConfusion(of: .observer, in: folder)] : [])
  }

  package var inputs: [any Step] { networks + observers }
  package var title: String { "images of \(networks.count + observers.count) tables of counts" }

  /// How many volunteers and images a part has.
  package struct Part: Codable, Hashable, Sendable {
    package var split: Split
    package var volunteers, images: Int
  }

  /// A row for each part. Throws ``StudyError`` with the table, and what it lacks.
  package func run(_ context: StepContext) async throws -> Rows<Part> {
    let tables = try (networks + observers).map { ($0.table, try context.output(of: $0)) }
    var known: [CineImage: (split: Split, table: FileReference)] = [:]
    for (file, table) in tables {
      for (image, split) in zip(table.images, table.splits) {
        guard let first = known[image] else {
          known[image] = (split, file)
          continue
        }
        guard first.split == split else {
          throw StudyError(
            "\(file): the image \(image.name) is of the part \(split.rawValue), in"
              + " \(first.table) of \(first.split.rawValue)")
        }
      }
    }
    for (index, (file, table)) in tables.enumerated() {
      let own = Set(table.images)
      let lacks = known.filter { image, first in
        !own.contains(image) && (index < networks.count || first.split == .test)
      }
      guard let (image, first) = lacks.min(by: { $0.key < $1.key }) else { continue }
      let isWhole = !own.contains { $0.volunteer == image.volunteer }
      throw StudyError(
        "\(file): "
          + (isWhole ? "volunteer \(image.volunteer.number)" : "the image \(image.name)")
          + " is missing, which \(first.table) has")
    }
    return Rows(
      Split.allCases.map { split in
        let images = known.filter { $1.split == split }.map(\.key)
        return Part(
          split: split, volunteers: Set(images.map(\.volunteer)).count, images: images.count)
      })
  }
}
