import Cohorts
import Engine
import GroundTruth
import LabelFiles
import NIfTI

extension DrawnLabels: RunnableStep {
  package func run(_ context: any StepContext) async throws -> ImageBundle<PatientPixels> {
    let found = try contours.found(context)
    return try images.labelled(in: context) { name, image, patient in
      try found.labels(of: name, size: image.header.size, in: patient)
    }
  }
}
