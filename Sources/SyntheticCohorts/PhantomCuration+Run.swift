import CohortImages
import Cohorts
import Curation
import Engine
import Foundation
import Imaging
import Phantom
import PhantomFiles

extension PhantomCuration: RunnableStep {
  package func run(_ context: any StepContext) async throws -> CuratedImages {
    let folder = context.checkpoints.appending(path: "dicom")
    try? FileManager.default.removeItem(at: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    try patient.study.write(to: folder)
    return try await CuratedImages(
      curating: CohortPatient(folder.appending(path: String(patient.number)), root: folder),
      by: Curation(legacy: legacy), in: context.checkpoints.appending(path: "images")
    ) { context.progress(0.1, $0) }
  }
}
