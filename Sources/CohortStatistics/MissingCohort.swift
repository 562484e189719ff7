import CohortTerms
import Engine
import Imaging
import StudyTerms
import Tables

/// Stands in for the patients of a folder that cannot be listed, so that the page says why.
package struct MissingCohort: RunnableStep {
  /// The folder that cannot be listed.
  package var folder: FileReference

  package init(_ folder: FileReference) { self.folder = folder }

  package var files: [FileReference] { [folder] }
  package var title: String { "patients of \(folder)" }

  /// Always throws.
  package func run(_ context: any StepContext) async throws -> Rows<CurationDecision> {
    _ = try context.location(of: folder)
    throw StudyError("\(folder) holds no patients: neither folders nor archives of DICOM files")
  }
}
