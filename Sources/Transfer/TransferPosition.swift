import Engine
import Statistics
import StudyTerms
import Tables

/// The Dice of a model by slice or by frame, within one part.
package struct TransferPosition: RunnableStep {
  /// What the images are grouped by.
  package enum Grouping: String, Codable, Hashable, Sendable { case slice, frame }

  /// The counts of the model against the first observer.
  package var confusion: Asked<ConfusionTable>
  /// What the images are grouped by.
  package var grouping: Grouping
  /// The part of the data set.
  package var split: Split

  package init(confusion: Asked<ConfusionTable>, grouping: Grouping, split: Split) {
    self.confusion = confusion
    self.grouping = grouping
    self.split = split
  }

  package var inputs: [any Step] { [confusion.step] }
  package var title: String { "Dice by \(grouping.rawValue) from \(confusion.title)" }

  /// The Dice of one class over the images of a slice or frame.
  package struct Group: Codable, Hashable, Sendable {
    /// The class.
    package var tissue: TissueClass
    /// The number of the slice or frame, from 0.
    package var position: Int
    /// The number of images.
    package var count: Int
    /// The mean, standard deviation and median. Images in which neither mask has the class count 1.
    package var mean, sd, median: Double
    /// The number of images in which neither mask has the class.
    package var empty: Int
    /// The mean over the others; NaN if there are none.
    package var filled: Double
    /// The number of volunteers with such others, and the lowest and highest of their means.
    package var volunteers: Int
    package var lowest, highest: Double
  }

  /// Returns the rows by class, then by position.
  package func run(_ context: StepContext) async throws -> Rows<Group> {
    let table = try context.output(of: confusion)
    let groups = Dictionary(grouping: table.rows(of: split)) { row in
      switch grouping {
      case .slice: table.images[row].slice
      case .frame: table.images[row].frame
      }
    }.sorted { $0.key < $1.key }
    return Rows(
      TissueClass.compared.flatMap { tissue in
        groups.map { position, rows in
          Self.group(tissue, position, rows, table)
        }
      })
  }

  private static func group(
    _ tissue: TissueClass, _ position: Int, _ rows: [Int], _ table: ConfusionTable
  ) -> Group {
    let summary = Summary(of: rows.map { table.counts[$0].dice(tissue) })
    let filled = rows.filter { !table.counts[$0].isEmpty(tissue) }
    let clusters = VolunteerClusters(table, rows: filled, values: table.dice(tissue))
    let volunteers = clusters.means
    return Group(
      tissue: tissue, position: position, count: summary.count, mean: summary.mean,
      sd: summary.sd, median: summary.median, empty: rows.count - filled.count,
      filled: Statistics.mean(filled.map { table.counts[$0].dice(tissue) }),
      volunteers: volunteers.count, lowest: volunteers.min() ?? .nan,
      highest: volunteers.max() ?? .nan)
  }
}
