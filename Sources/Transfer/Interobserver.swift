import Engine
import StudyTerms
import Tables

/// Left-ventricular volumes of the test volunteers by three readers, with the frames of ED and ES
/// chosen in several ways.
package struct Interobserver: RunnableStep {
  /// Where ED and ES are taken from; the raw value is the key in tables.
  package enum Frames: String, Codable, Hashable, Sendable, CaseIterable {
    /// As synthetic volunteers were made.
    case truth
    /// `esed_frames.tsv`, made from a third set of masks.
    case published
    /// Where the first observer's masks have most and least LV.
    case first = "WS"
    /// Where each reader's own masks have.
    case own
  }

  package var curves: LeftVentricleCurves
  package var frames: Asked<PhaseFrames>
  /// Of ``Frames/truth`` and ``Frames/published`` only that which `frames` gives.
  package var choices: [Frames]

  package init(curves: LeftVentricleCurves, frames: Asked<PhaseFrames>, choices: [Frames]) {
    self.curves = curves
    self.frames = frames
    self.choices = choices
  }

  package var inputs: [any Step] { [curves, frames.step] }
  package var title: String { "interobserver variability" }

  /// One volunteer's LV by one reader.
  package struct Volumes: Codable, Hashable, Sendable {
    package var frames: Frames
    package var volunteer: Volunteer
    package var reader: Reader
    /// The frames that were chosen.
    package var es, ed: Int
    /// In ml.
    package var edv, esv: Double

    package var sv: Double { LeftVentricle(edv: edv, esv: esv).sv }
    /// In per cent.
    package var ef: Double { 100 * LeftVentricle(edv: edv, esv: esv).ef }
  }

  /// By choice of frames, volunteer and reader.
  package func run(_ context: StepContext) async throws -> Rows<Volumes> {
    let curves = try context.output(of: curves)
    let given = try context.output(of: frames)
    var rows: [Volumes] = []
    for choice in choices {
      for volunteer in curves.volunteers {
        for reader in Reader.allCases {
          let chosen =
            switch choice {
            case .truth, .published: given[volunteer]
            case .first: curves.extremes(volunteer, .first)
            case .own: curves.extremes(volunteer, reader)
            }
          guard let (es, ed) = chosen else { continue }
          let ventricle = try curves.ventricle(volunteer, reader, es: es, ed: ed)
          rows.append(
            Volumes(
              frames: choice, volunteer: volunteer, reader: reader, es: es, ed: ed,
              edv: ventricle.edv, esv: ventricle.esv))
        }
      }
    }
    return Rows(rows)
  }
}
