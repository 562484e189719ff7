import Engine
import Book
import Tables

/// The program and the libraries that it runs with: columns name, version, purpose.
struct SoftwareListing: RunnableStep {
  var software: [Software]

  var title: String { "listing of the software" }

  func run(_ context: StepContext) async throws -> Table {
    try Table([
      Column("name", title: "Software", texts: software.map(\.name)),
      Column("version", title: "Version", texts: software.map(\.version)),
      Column("purpose", title: "For", texts: software.map(\.purpose)),
    ])
  }
}
