import Engine
import StudyTerms
import Tables

/// Reads the published frames of end-systole and end-diastole from `esed_frames.tsv` (Id, es, ed).
/// Volunteer 24 is left out: it was never annotated, and its 625 rows list all pairs of frames.
package struct PublishedFrames: RunnableStep {
  /// The table of frames.
  package var table: FileReference

  package init(table: FileReference) { self.table = table }

  package var files: [FileReference] { [table] }
  package var title: String { "frames at end-diastole and end-systole" }

  package func run(_ context: StepContext) async throws -> PhaseFrames {
    let source = try context.table(table)
    let ids = try source.numbers("Id")
    let es = try source.numbers("es")
    let ed = try source.numbers("ed")
    var frames = PhaseFrames(volunteers: [], es: [], ed: [])
    for row in ids.indices {
      guard let id = Int(exactly: ids[row]), let systole = Int(exactly: es[row]),
        let diastole = Int(exactly: ed[row])
      else {
        throw TableError.malformed(
          file: table.path, line: row + 2, "Id, es and ed must be whole numbers")
      }
      guard Volunteer(id) != .unannotated else { continue }
      frames.volunteers.append(Volunteer(id))
      frames.es.append(systole)
      frames.ed.append(diastole)
    }
    return frames
  }
}
