import Engine
import StudyTerms
import Tables

/// How well a network labels images that it has never seen.
struct SegmentationTest: JSONArtifact {
  var images: [Image]
  /// By class.
  var summary: Rows<Summary>
  /// The best, the median and the worst image by Dice of the cavity, among those that hold it.
  var examples: [ScoredExample]

  init(images: [Image], summary: [Summary], examples: [ScoredExample]) {
    self.images = images
    self.summary = Rows(summary)
    self.examples = examples
  }

  /// Pixels of a test image.
  struct Image: Codable, Hashable, Sendable {
    var image: String
    var patient: String
    /// In the order of the classes, the background left out.
    var overlaps: [PixelOverlap]

    /// nil where the network does not know the class.
    func overlap(_ tissue: HeartClass) -> PixelOverlap? {
      overlaps.indices.contains(tissue.label - 1) ? overlaps[tissue.label - 1] : nil
    }
  }

  /// Dice of a class over all images.
  struct Summary: Codable, Hashable, Sendable {
    var tissue: HeartClass
    var images, patients: Int
    /// Over the images, with a 95 % interval that draws patients.
    var mean, low, high, median: Double
    /// Of all pixels together.
    var pooled: Double
  }
}
