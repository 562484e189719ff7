import Engine
import StudyTerms

/// The confusion counts of many images, sorted by image; columns of equal length.
public struct ConfusionTable: JSONArtifact, Hashable {
  public var images: [CineImage]
  public var splits: [Split]
  public var counts: [ConfusionCounts]

  public init(images: [CineImage], splits: [Split], counts: [ConfusionCounts]) {
    self.images = images
    self.splits = splits
    self.counts = counts
  }

  /// The rows of a part, in order.
  public func rows(of split: Split) -> [Int] {
    splits.indices.filter { splits[$0] == split }
  }

  /// The volunteers of a part, sorted.
  public func volunteers(of split: Split) -> [Volunteer] {
    Set(rows(of: split).map { images[$0].volunteer }).sorted()
  }

  /// Dice of a class, row by row.
  public func dice(_ tissue: TissueClass) -> [Double] { counts.map { $0.dice(tissue) } }
}
