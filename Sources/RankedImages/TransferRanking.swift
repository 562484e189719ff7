import Engine
import StudyTerms
import Tables

/// A model's best, median and worst images by Dice, among those in which the reference has the
/// class.
package struct TransferRanking: RunnableStep {
  /// The counts of the model against the first observer.
  package var confusion: Asked<ConfusionTable>
  /// The part of the data set.
  package var split: Split

  package init(confusion: Asked<ConfusionTable>, split: Split) {
    self.confusion = confusion
    self.split = split
  }

  package var inputs: [any Step] { [confusion.step] }
  package var title: String { "best and worst images from \(confusion.title)" }

  /// The rank of an image among all.
  package enum Rank: String, Codable, Hashable, Sendable { case best, median, worst }

  /// One class of one image.
  package struct Image: Codable, Hashable, Sendable {
    /// The class.
    package var tissue: TissueClass
    /// The image's rank.
    package var rank: Rank
    /// The volunteer.
    package var volunteer: Volunteer
    /// The slice and frame, from 0.
    package var slice, frame: Int
    /// The Dice coefficient.
    package var dice: Double
    /// The pixels of the class by the reference and by the model.
    package var reference, predicted: Int

    /// The image, as a value.
    package var image: CineImage { CineImage(volunteer: volunteer, slice: slice, frame: frame) }
  }

  /// Returns the rows by class, the best image first.
  package func run(_ context: StepContext) async throws -> Rows<Image> {
    let table = try context.output(of: confusion)
    return Rows(
      TissueClass.compared.flatMap { tissue -> [Image] in
        let dice = table.dice(tissue)
        let order = table.rows(of: split)
          .filter { table.counts[$0].reference(tissue) > 0 }
          .sorted { (-dice[$0], table.images[$0]) < (-dice[$1], table.images[$1]) }
        guard let best = order.first, let worst = order.last else { return [] }
        let picks: [(Rank, Int)] = [
          (.best, best), (.median, order[order.count / 2]), (.worst, worst),
        ]
        return picks.map { rank, row in
          let image = table.images[row]
          return Image(
            tissue: tissue, rank: rank, volunteer: image.volunteer, slice: image.slice,
            frame: image.frame, dice: dice[row], reference: table.counts[row].reference(tissue),
            predicted: table.counts[row].other(tissue))
        }
      })
  }
}
