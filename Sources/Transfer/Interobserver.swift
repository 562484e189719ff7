import Engine
import StudyTerms
import Tables

/// The left-ventricular volumes of the test volunteers by three readers, with the ED and ES frames
/// chosen in several ways.
package struct Interobserver: RunnableStep {
  /// How the ED and ES frames are chosen; the raw value is the key in tables.
  package enum Frames: String, Codable, Hashable, Sendable, CaseIterable {
    /// The true frames of synthetic volunteers.
    case truth
    /// `esed_frames.tsv`, made from a third set of masks.
    case published
    /// The frames in which the first observer's masks have most and least LV.
    case first = "WS"
    /// The frames in which each reader's own masks have most and least LV.
    case own
  }

  /// The left ventricle's pixels by image and reader.
  package var curves: LeftVentricleCurves
  /// The known frames of ED and ES.
  package var frames: Asked<PhaseFrames>
  /// The choices to apply. Of ``Frames/truth`` and ``Frames/published`` only the one that `frames`
  /// provides is possible.
  package var choices: [Frames]

  package init(curves: LeftVentricleCurves, frames: Asked<PhaseFrames>, choices: [Frames]) {
    self.curves = curves
    self.frames = frames
    self.choices = choices
  }

  package var inputs: [any Step] { [curves, frames.step] }
  package var title: String { "interobserver variability" }

  /// One volunteer's left ventricle by one reader.
  package struct Volumes: Codable, Hashable, Sendable {
    /// How ED and ES were chosen.
    package var frames: Frames
    /// The volunteer.
    package var volunteer: Volunteer
    /// The reader.
    package var reader: Reader
    /// The chosen frames of ES and ED, from 0.
    package var es, ed: Int
    /// The end-diastolic and end-systolic volume, in ml.
    package var edv, esv: Double

    /// The stroke volume, in ml.
    package var sv: Double { LeftVentricle(edv: edv, esv: esv).sv }
    /// The ejection fraction, in per cent.
    package var ef: Double { 100 * LeftVentricle(edv: edv, esv: esv).ef }
  }

  /// Returns the rows by choice of frames, then volunteer, then reader.
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
