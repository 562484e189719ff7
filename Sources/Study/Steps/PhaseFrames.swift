import Phantom
import Engine
import Imaging
import StudyTerms
import Tables

/// The end-systolic and end-diastolic frames. Of the published ones volunteer 24 is left out: it is not annotated, and its 625 rows
/// are all the pairs of frames.
struct PhaseFrames: RunnableStep {
  enum Origin: Codable, Hashable, Sendable {
    /// `esed_frames.tsv`: Id, es, ed.
    case published(FileReference)
    /// As the volunteers were made.
    case synthetic(SyntheticCohort)
  }

  var origin: Origin

  init(_ origin: Origin) { self.origin = origin }

  init(table: FileReference) { origin = .published(table) }

  var files: [FileReference] {
    if case .published(let table) = origin { [table] } else { [] }
  }
  var title: String { "frames at end-diastole and end-systole" }

  func run(_ context: StepContext) async throws -> Frames {
    switch origin {
    case .published(let table): return try read(table, context)
    case .synthetic(let cohort):
      let phantoms = cohort.phantoms
      return Frames(
        volunteers: phantoms.map { Volunteer($0.patient.number) }, es: phantoms.map(\.endSystole),
        ed: phantoms.map { _ in 0 })
    }
  }

  private func read(_ table: FileReference, _ context: StepContext) throws -> Frames {
    let source = try context.table(table)
    let ids = try source.numbers("Id")
    let es = try source.numbers("es")
    let ed = try source.numbers("ed")
    var frames = Frames(volunteers: [], es: [], ed: [])
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

  struct Frames: JSONArtifact, Hashable {
    var volunteers: [Volunteer]
    var es, ed: [Int]

    /// nil for a volunteer without frames.
    subscript(volunteer: Volunteer) -> (es: Int, ed: Int)? {
      volunteers.firstIndex(of: volunteer).map { (es[$0], ed[$0]) }
    }
  }
}
