import Engine
import StudyTerms
import Tables

/// Reads the sizes of the published subsets from `image_subsets.tsv`: file, Id, frame, slice and a
/// logical column for each subset.
package struct PublishedSizes: RunnableStep {
  /// The table of images.
  package var table: FileReference

  package init(table: FileReference) { self.table = table }

  package var files: [FileReference] { [table] }
  package var title: String { "sizes of the subsets" }

  /// Returns one row for each subset.
  package func run(_ context: StepContext) async throws -> Rows<SubsetSize> {
    let source = try context.table(table, text: ["file", "Id"])
    let volunteers = try source.texts("Id")
    return Rows(
      try Subset.allCases.map { subset in
        let chosen =
          subset == .full
          ? volunteers
          : zip(volunteers, try source.logicals(subset.rawValue)).filter { $1 == true }.map(\.0)
        return SubsetSize(
          subset: subset, images: Double(chosen.count), volunteers: Double(Set(chosen).count),
          share: 100 * Double(chosen.count) / Double(volunteers.count))
      })
  }
}
