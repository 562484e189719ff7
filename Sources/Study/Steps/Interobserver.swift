import Engine
import StudyTerms
import Tables

/// How far two readers' volumes of the test volunteers lie apart, 100 |B - A| / A, by volunteer and in the mean.
///
/// ED and ES are taken three ways: at the published frames, at the first observer's own extremes, and at each reader's own; of synthetic
/// volunteers two ways, at the true frames and at each reader's own.
struct Interobserver: RunnableStep {
  enum Frames: String, Codable, Hashable, Sendable, CaseIterable {
    /// As synthetic volunteers were made.
    case truth
    /// `esed_frames.tsv`, made from a third set of masks.
    case published
    /// Where the first observer's masks have most and least LV.
    case first = "WS"
    /// Where each reader's own masks have.
    case own
  }

  var curves: LeftVentricleCurves
  var frames: PhaseFrames

  var inputs: [any Step] { [curves, frames] }
  var title: String { "interobserver variability" }

  /// Columns frames, volunteer, reader, es_frame, ed_frame, EDV, ESV, SV (ml), EF (%).
  func run(_ context: StepContext) async throws -> Table {
    let curves = try context.output(of: curves)
    let published = try context.output(of: frames)
    var rows: [Row] = []
    for frames in choices {
      for volunteer in curves.volunteers {
        for reader in Reader.allCases {
          let chosen =
            switch frames {
            case .truth, .published: published[volunteer]
            case .first: curves.extremes(volunteer, .first)
            case .own: curves.extremes(volunteer, reader)
            }
          guard let chosen else { continue }
          rows.append(
            Row(
              frames: frames, volunteer: volunteer, reader: reader, es: chosen.es, ed: chosen.ed,
              ventricle: curves.ventricle(volunteer, reader, es: chosen.es, ed: chosen.ed)))
        }
      }
    }
    return try Table([
      Column("frames", title: "ED and ES from", texts: rows.map(\.frames.rawValue)),
      Column("volunteer", title: "Volunteer", texts: rows.map { String($0.volunteer.number) }),
      Column("reader", title: "Reader", texts: rows.map(\.reader.rawValue)),
      Column("es_frame", title: "ES frame", counts: rows.map(\.es)),
      Column("ed_frame", title: "ED frame", counts: rows.map(\.ed)),
      Column("EDV", unit: "ml", decimals: 1, numbers: rows.map(\.ventricle.edv)),
      Column("ESV", unit: "ml", decimals: 1, numbers: rows.map(\.ventricle.esv)),
      Column("SV", unit: "ml", decimals: 1, numbers: rows.map(\.ventricle.sv)),
      Column("EF", unit: "%", decimals: 1, numbers: rows.map { 100 * $0.ventricle.ef }),
    ])
  }

  private var choices: [Frames] {
    switch frames.origin {
    case .published: [.published, .first, .own]
    case .synthetic: [.truth, .own]
    }
  }

  private struct Row {
    var frames: Frames
    var volunteer: Volunteer
    var reader: Reader
    var es, ed: Int
    var ventricle: LeftVentricle
  }
}
