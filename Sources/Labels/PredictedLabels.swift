import Cohorts
import Engine
import Imaging
import Learning
import StudyTerms

/// Labels the images of one patient with a network.
package struct PredictedLabels: RunnableStep {
  /// The patient's curated images.
  package var images: PatientImages
  /// The network.
  package var labeller: Labeller

  package init(images: PatientImages, labeller: Labeller) {
    self.images = images
    self.labeller = labeller
  }

  package var inputs: [any Step] { [images.step] + labeller.inputs }
  package var files: [FileReference] { labeller.files }
  package var title: String { "labels of \(images.member.name)" }

  package func run(_ context: any StepContext) async throws -> ImageBundle<PatientPixels> {
    guard let model = try labeller.model(context) else {
      throw StudyError("neither the truth nor a contour is a network")
    }
    return try images.labelled(in: context) { _, image, _ in try model.labels(of: image) }
  }
}

extension Model {
  /// The class of each voxel of a series, x running fastest, then y, z and t.
  package func labels(of image: NIfTIImage) throws -> [UInt8] {
    let size = image.header.size
    let series = try SeriesPrediction(
      self, series: image.values, size: SIMD3(size.x, size.y, size.z),
      isWhole: image.header.dataType != .float32, workers: 1)
    return try (0..<size.w).flatMap { try series.frame($0).labels }
  }
}
