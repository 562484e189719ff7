import Engine
import Imaging
import Labels
import StudyTerms

/// The traces of the patients whose PNG images lie in a folder.
package struct FolderTraces: RunnableStep {
  /// The folder of images.
  package var images: FileReference

  package init(images: FileReference) { self.images = images }

  package var files: [FileReference] { [images] }
  package var title: String { "traces of the images in \(images)" }

  /// The patients by name.
  package struct Output: JSONArtifact, Hashable {
    /// The patients by name.
    package var patients: [PatientTrace]
  }

  package func run(_ context: StepContext) async throws -> Output {
    var traces: [String: PatientTrace] = [:]
    for file in try context.files(in: images) where file.path.hasSuffix(".png") {
      // Masks may lie in the same folder; they have too few values to be taken for images.
      guard let name = try? TrainingImages.patient(of: file, in: images) else { continue }
      let image = try GrayImage(png: context.location(of: file))
      traces[name, default: PatientTrace(name: name)]
        .add(image.pixels.map(Float.init), width: image.width)
    }
    return Output(patients: traces.values.sorted { $0.name < $1.name })
  }
}
