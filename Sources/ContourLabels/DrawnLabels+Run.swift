import Cohorts
import Engine
import GroundTruth
import LabelFiles
import NIfTI

extension DrawnLabels: RunnableStep {
  package func run(_ context: any StepContext) async throws -> ImageBundle<PatientPixels> {
    try images.labelled(in: context) { name, image, patient in
      try contours.labels(of: name, size: image.header.size, in: patient, context)
    }
  }
}
