import StudyTerms

/// The number of images and volunteers in a subset of the training images.
package struct SubsetSize: Codable, Hashable, Sendable {
  /// The subset.
  package var subset: Subset
  /// The numbers of images and volunteers; means if trainings drew their own subsets.
  package var images, volunteers: Double
  /// Images seen over all epochs; nil if no training is known.
  package var seen: Double?
  /// The share of all training images, in per cent; nil if trainings drew their own subsets.
  package var share: Double?

  package init(
    subset: Subset, images: Double, volunteers: Double, seen: Double? = nil, share: Double? = nil
  ) {
    self.subset = subset
    self.images = images
    self.volunteers = volunteers
    self.seen = seen
    self.share = share
  }
}
