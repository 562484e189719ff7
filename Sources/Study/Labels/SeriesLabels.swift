import Cohorts
import Phantom
import Engine
import Foundation
import Imaging
import Learning
import StudyTerms
import SyntheticCohorts

/// Labels of all images of one patient, on the grids of the curated series: 0 background, 1 cavity of the left ventricle, 2 its wall, 3 right
/// ventricle, 255 where nobody knows (``DrawnContours``). An added patient labels one patient.
struct SeriesLabels: RunnableStep {
  var images: PatientImages
  var labeller: Labeller

  var inputs: [any Step] { [images.step] + labeller.inputs }
  var files: [FileReference] { labeller.files }
  var title: String { "labels of \(images.member.name)" }

  func run(_ context: StepContext) async throws -> ImageBundle<PatientPixels> {
    let bundle = try images.output(in: context)
    let scratch = context.checkpoints.appending(path: "labels")
    var labels: [String: Data] = [:]
    var pixels = PatientPixels(name: images.member.name, series: [])
    for (done, name) in bundle.images.keys.sorted(by: NaturalOrder.precedes).enumerated() {
      context.progress(Double(done) / Double(bundle.images.count), name)
      let image = try bundle.image(name, through: scratch)
      let found = try found(name, image, bundle.about, context)
      pixels.series.append(PatientPixels.Series(name, image.header, found))
      let place = scratch.appending(path: "labels.nii.gz")
      var header = image.header
      header.dataType = .int16
      try NIfTIImage(header: header, values: found.map(Float.init)).write(to: place)
      labels[name] = try Data(contentsOf: place)
    }
    try? FileManager.default.removeItem(at: scratch)
    return ImageBundle(about: pixels, images: labels)
  }

  /// The class of each voxel of a series.
  private func found(
    _ name: String, _ image: NIfTIImage, _ patient: CuratedPatient, _ context: StepContext
  ) throws -> [UInt8] {
    let size = image.header.size
    if case .contours(let drawn) = labeller {
      return try drawn.labels(of: name, size: size, in: patient, context)
    }
    if let model = try labeller.model(context) { return try model.labels(of: image) }
    guard case .synthetic(let synthetic) = images.member else {
      throw StudyError("of \(images.member.name) no true labels are known: it is not synthetic")
    }
    let phantom = synthetic.study.phantom
    return (0..<size.w).flatMap { frame in
      phantom.labels(
        on: image.header.affine, size: SIMD3(size.x, size.y, size.z),
        frame: min(frame, phantom.patient.scan.phases - 1))
    }
  }
}

extension Model {
  /// The class of each voxel of a series, x fastest, then y, z and t.
  func labels(of image: NIfTIImage) throws -> [UInt8] {
    let size = image.header.size
    let series = try SeriesPrediction(
      self, series: image.values, size: SIMD3(size.x, size.y, size.z),
      isWhole: image.header.dataType != .float32, workers: 1)
    return try (0..<size.w).flatMap { try series.frame($0).labels }
  }
}
