import Engine
import StudyTerms

/// Stands for the patients of a folder that cannot be listed, so that the page says why.
struct MissingCohort: RunnableStep {
  var folder: FileReference

  var files: [FileReference] { [folder] }
  var title: String { "patients of \(folder)" }

  init(_ folder: FileReference) { self.folder = folder }

  /// Always throws.
  func run(_ context: StepContext) async throws -> NamedTables {
    _ = try context.location(of: folder)
    throw StudyError("\(folder) holds no patients: neither folders nor archives of DICOM files")
  }
}
