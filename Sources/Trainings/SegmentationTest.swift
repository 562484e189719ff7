import Engine
import StudyTerms

/// How well a network labels images that it has never seen.
package struct SegmentationTest: JSONArtifact {
  /// The overlap in each test image.
  package var images: [Image]
  /// The best, median and worst image by Dice of the cavity, among those that hold it.
  package var examples: [ScoredExample]

  package init(images: [Image], examples: [ScoredExample]) {
    self.images = images
    self.examples = examples
  }

  /// The overlap of prediction and truth in one test image.
  package struct Image: Codable, Hashable, Sendable {
    /// The image's name.
    package var image: String
    /// The patient's name.
    package var patient: String
    /// The overlap of each class, without the background.
    package var overlaps: [PixelOverlap]

    package init(image: String, patient: String, overlaps: [PixelOverlap]) {
      self.image = image
      self.patient = patient
      self.overlaps = overlaps
    }

    /// The overlap of a class; nil if the network does not know it.
    package func overlap(_ tissue: HeartClass) -> PixelOverlap? {
      overlaps.indices.contains(tissue.label - 1) ? overlaps[tissue.label - 1] : nil
    }
  }
}
