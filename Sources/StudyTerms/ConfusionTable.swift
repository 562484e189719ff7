import Engine

/// The confusion counts of many images, sorted by image. All columns have the same length.
package struct ConfusionTable: JSONArtifact, Hashable {
  /// The image of each row.
  package var images: [CineImage]
  /// The part of the data set that each row belongs to.
  package var splits: [Split]
  /// The confusion counts of each row, the reference against the other mask.
  package var counts: [ConfusionCounts]

  package init(images: [CineImage], splits: [Split], counts: [ConfusionCounts]) {
    self.images = images
    self.splits = splits
    self.counts = counts
  }

  /// The indices of the rows of one part, ascending.
  package func rows(of split: Split) -> [Int] {
    splits.indices.filter { splits[$0] == split }
  }

  /// The Dice coefficient of a class in each row.
  package func dice(_ tissue: TissueClass) -> [Double] { counts.map { $0.dice(tissue) } }
}
