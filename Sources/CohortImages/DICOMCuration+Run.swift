import Cohorts
import Curation
import Engine
import Foundation
import Imaging

extension DICOMCuration: RunnableStep {
  package func run(_ context: any StepContext) async throws -> CuratedImages {
    let places = try images.member.files.map { try context.location(of: $0) }
    let splits = try images.splits.map {
      try SeriesSplits(contentsOf: context.location(of: $0)).byPatient
    }
    let scratch = context.checkpoints.appending(path: "images")
    return try await CuratedImages(
      curating: CohortPatient(
        name: images.member.name, places: places,
        root: places.first?.deletingLastPathComponent() ?? scratch),
      by: Curation(legacy: images.legacy), splits: splits ?? [:], in: scratch
    ) { context.progress(0.1, $0) }
  }
}
