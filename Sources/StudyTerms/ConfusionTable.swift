import Engine

/// The confusion counts of many images, sorted by image; columns of equal length.
package struct ConfusionTable: JSONArtifact, Hashable {
  package var images: [CineImage]
  package var splits: [Split]
  package var counts: [ConfusionCounts]

  package init(images: [CineImage], splits: [Split], counts: [ConfusionCounts]) {
    self.images = images
    self.splits = splits
    self.counts = counts
  }

  /// The rows of a part, in order.
  package func rows(of split: Split) -> [Int] {
    splits.indices.filter { splits[$0] == split }
  }

  /// Dice of a class, row by row.
  package func dice(_ tissue: TissueClass) -> [Double] { counts.map { $0.dice(tissue) } }
}
