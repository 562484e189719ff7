import Engine
import StudyTerms

/// How well a network labels images that it has never seen.
struct SegmentationTest: JSONArtifact {
  var images: [Image]
  /// The best, the median and the worst image by Dice of the cavity, among those that hold it.
  var examples: [ScoredExample]

  init(images: [Image], examples: [ScoredExample]) {
    self.images = images
    self.examples = examples
  }

  /// Pixels of a test image.
  struct Image: Codable, Hashable, Sendable {
    var image: String
    var patient: String
    /// In the order of the classes, the background left out.
    var overlaps: [PixelOverlap]

    /// nil where the class is not among them.
    func overlap(_ tissue: HeartClass) -> PixelOverlap? {
      overlaps.indices.contains(tissue.label - 1) ? overlaps[tissue.label - 1] : nil
    }
  }
}
