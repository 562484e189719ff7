import Cohorts
import Engine
import Foundation
import Imaging
import NIfTI

/// The trace of one patient of a cohort of DICOM.
package struct CohortTrace: RunnableStep {
  /// The patient's curated images.
  package var images: PatientImages

  package init(images: PatientImages) { self.images = images }

  package var inputs: [any Step] { [images.step] }
  package var title: String { "traces of \(images.member.name)" }

  package func run(_ context: StepContext) async throws -> PatientTrace {
    let bundle = try images.output(in: context)
    let scratch = context.checkpoints.appending(path: "traces")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let ids = Set(bundle.about.series.map(\.patient)).filter { !$0.isEmpty }
    var trace = PatientTrace(name: bundle.about.name, ids: ids.sorted())
    // Turned versions show the same.
    for series in bundle.about.series.map(\.id) where bundle.images[series] != nil {
      let image = try bundle.image(series, through: scratch)
      for place in 0..<image.header.size.z * image.header.size.w {
        let plane = image.plane(place)
        trace.add(plane.values, width: plane.columns)
      }
    }
    return trace
  }
}
