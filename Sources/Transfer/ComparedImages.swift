import Engine
import StudyTerms
import Tables

/// Checks that published tables of counts list the same images. Tables cannot be compared if one
/// lacks a volunteer or an image that another has.
package struct ComparedImages: RunnableStep {
  /// The networks' tables; they list every image.
  package var networks: [PublishedConfusion]
  /// The second observer's tables; this reader saw the test volunteers only.
  package var observers: [PublishedConfusion]

  package init(networks: [PublishedConfusion], observers: [PublishedConfusion]) {
    self.networks = networks
    self.observers = observers
  }

  /// The tables of the models, below the folder of the 7 T analysis; nil for a single one.
  package init?(of models: [SegmentationModel], in folder: FileReference) {
    let tables = SegmentationModel.allCases.filter(models.contains)
    guard tables.count > 1 else { return nil }
    self.init(
      networks: tables.filter { $0 != .observer }.map { PublishedConfusion(of: $0, in: folder) },
      observers: tables.contains(.observer) ? [PublishedConfusion(of: .observer, in: folder)] : [])
  }

  package var inputs: [any Step] { networks + observers }
  package var title: String { "images of \(networks.count + observers.count) tables of counts" }

  /// The numbers of volunteers and images in one part of the data set.
  package struct Part: Codable, Hashable, Sendable {
    /// The part.
    package var split: Split
    /// The numbers of volunteers and of images.
    package var volunteers, images: Int
  }

  /// Returns one row for each part. Throws ``StudyError``, which names the table and what it lacks.
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
