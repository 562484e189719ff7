import StudyTerms

/// How many images and volunteers a subset of the training images has.
package struct SubsetSize: Codable, Hashable, Sendable {
  package var subset: Subset
  /// Means where trainings drew their own subsets.
  package var images, volunteers: Double
  /// Images in all epochs together; nil where no training is known.
  package var seen: Double?
  /// Of all training images, in per cent; nil where trainings drew their own.
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
