import Cohorts
import Engine
import Imaging
import LabelFiles
import NIfTI
import Phantom
import StudyTerms

extension TrueLabels: RunnableStep {
  package func run(_ context: any StepContext) async throws -> ImageBundle<PatientPixels> {
    guard case .synthetic(let synthetic) = images.member else {
      throw StudyError("of \(images.member.name) no true labels are known: it is not synthetic")
    }
    let phantom = synthetic.study.phantom
    return try images.labelled(in: context) { _, image, _ in
      let size = image.header.size
      return (0..<size.w).flatMap { frame in
        phantom.labels(
          on: image.header.affine, size: SIMD3(size.x, size.y, size.z),
          frame: min(frame, phantom.patient.scan.phases - 1))
      }
    }
  }
}
