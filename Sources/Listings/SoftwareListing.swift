import Engine
import Tables

/// The program and the libraries that it runs with.
package struct SoftwareListing: RunnableStep {
  package var software: [Software]

  package init(software: [Software]) { self.software = software }

  package var title: String { "listing of the software" }

  /// In the order in which they were given.
  package func run(_ context: StepContext) async throws -> Rows<Software> { Rows(software) }
}
