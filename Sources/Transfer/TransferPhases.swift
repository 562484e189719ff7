import Engine
import Statistics
import StudyTerms
import Tables

/// Dice of a model at end-diastole and end-systole only.
package struct TransferPhases: RunnableStep {
  package var confusion: Asked<ConfusionTable>
  package var frames: Asked<PhaseFrames>

  package init(confusion: Asked<ConfusionTable>, frames: Asked<PhaseFrames>) {
    self.confusion = confusion
    self.frames = frames
  }

  package var inputs: [any Step] { [confusion.step, frames.step] }
  package var title: String { "Dice at ED and ES from \(confusion.title)" }

  package enum Moment: String, Codable, Hashable, Sendable, CaseIterable {
    case diastole = "ED"
    case systole = "ES"
    case both
  }

  /// Dice of one class over the images of a part at one moment of the heartbeat.
  package struct Group: Codable, Hashable, Sendable {
    package var tissue: TissueClass
    package var split: Split
    package var moment: Moment
    package var count: Int
    package var mean, sd, median: Double
  }

  /// By class, part and moment; a group without images has no row.
  package func run(_ context: StepContext) async throws -> Rows<Group> {
    let table = try context.output(of: confusion)
    let frames = try context.output(of: frames)
    var groups: [Group] = []
    for tissue in TissueClass.compared {
      for split in Split.allCases {
        let rows = table.rows(of: split)
        let systole = rows.filter { frames.isSystole(table.images[$0]) }
        let diastole = rows.filter { frames.isDiastole(table.images[$0]) }
        let members: [(Moment, [Int])] = [
          (.diastole, diastole), (.systole, systole), (.both, diastole + systole),
        ]
        for (moment, rows) in members where !rows.isEmpty {
          let summary = Summary(of: rows.map { table.counts[$0].dice(tissue) })
          groups.append(
            Group(
              tissue: tissue, split: split, moment: moment, count: summary.count,
              mean: summary.mean, sd: summary.sd, median: summary.median))
        }
      }
    }
    return Rows(groups)
  }
}
