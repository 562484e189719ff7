import Cohorts
import Engine
import LabelFiles
import Labels
import StudyTerms

extension PredictedLabels: RunnableStep {
  package func run(_ context: any StepContext) async throws -> ImageBundle<PatientPixels> {
    guard let model = try labeller.model(context) else {
      throw StudyError("neither the truth nor a contour is a network")
    }
    return try images.labelled(in: context) { _, image, _ in try model.labels(of: image) }
  }
}
