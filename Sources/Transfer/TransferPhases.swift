import Engine
import Statistics
import StudyTerms
import Tables

/// The Dice of a model at end-diastole and end-systole only.
package struct TransferPhases: RunnableStep {
  /// The counts of the model against the first observer.
  package var confusion: Asked<ConfusionTable>
  /// The frames of end-diastole and end-systole.
  package var frames: Asked<PhaseFrames>

  package init(confusion: Asked<ConfusionTable>, frames: Asked<PhaseFrames>) {
    self.confusion = confusion
    self.frames = frames
  }

  package var inputs: [any Step] { [confusion.step, frames.step] }
  package var title: String { "Dice at ED and ES from \(confusion.title)" }

  /// A moment of the heartbeat; the raw value is the key in tables.
  package enum Moment: String, Codable, Hashable, Sendable, CaseIterable {
    case diastole = "ED"
    case systole = "ES"
    case both
  }

  /// The Dice of one class over the images of a part at one moment of the heartbeat.
  package struct Group: Codable, Hashable, Sendable {
    /// The class.
    package var tissue: TissueClass
    /// The part of the data set.
    package var split: Split
    /// The moment of the heartbeat.
    package var moment: Moment
    /// The number of images.
    package var count: Int
    /// The mean, standard deviation and median.
    package var mean, sd, median: Double
    /// The lowest and the highest of the volunteers' means.
    package var lowest, highest: Double
  }

  /// Returns the rows by class, then part, then moment. A group without images has no row.
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
          let clusters = VolunteerClusters(table, rows: rows, values: table.dice(tissue))
          let volunteers = clusters.means
          groups.append(
            Group(
              tissue: tissue, split: split, moment: moment, count: summary.count,
              mean: summary.mean, sd: summary.sd, median: summary.median,
              lowest: volunteers.min() ?? .nan, highest: volunteers.max() ?? .nan))
        }
      }
    }
    return Rows(groups)
  }
}
