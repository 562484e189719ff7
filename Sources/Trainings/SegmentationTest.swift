import Engine
import StudyTerms

/// How well a network labels images that it has never seen.
package struct SegmentationTest: JSONArtifact {
  package var images: [Image]
  /// The best, the median and the worst image by Dice of the cavity, among those that hold it.
  package var examples: [ScoredExample]

  package init(images: [Image], examples: [ScoredExample]) {
    self.images = images
    self.examples = examples
  }

  /// Pixels of a test image.
  package struct Image: Codable, Hashable, Sendable {
    package var image: String
    package var patient: String
    /// In the order of the classes, the background left out.
    package var overlaps: [PixelOverlap]

    package init(image: String, patient: String, overlaps: [PixelOverlap]) {
      self.image = image
      self.patient = patient
      self.overlaps = overlaps
    }

    /// nil where the class is not among them.
    package func overlap(_ tissue: HeartClass) -> PixelOverlap? {
      overlaps.indices.contains(tissue.label - 1) ? overlaps[tissue.label - 1] : nil
    }
  }
}
