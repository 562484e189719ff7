import Engine
import StudyTerms
import Tables

/// Lists the images that a model segments badly, the worst first.
package struct TransferLowDice: RunnableStep {
  /// The counts of the model against the first observer.
  package var confusion: Asked<ConfusionTable>
  /// The Dice below which images are listed.
  package var threshold: Double

  package init(confusion: Asked<ConfusionTable>, threshold: Double) {
    self.confusion = confusion
    self.threshold = threshold
  }

  package var inputs: [any Step] { [confusion.step] }
  package var title: String { "badly segmented images from \(confusion.title)" }

  /// One class of one image.
  package struct Image: Codable, Hashable, Sendable {
    /// The class.
    package var tissue: TissueClass
    /// The image's part of the data set.
    package var split: Split
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

  package func run(_ context: StepContext) async throws -> Rows<Image> {
    let table = try context.output(of: confusion)
    let found = TissueClass.compared.flatMap { tissue in
      table.images.indices.compactMap { row -> Image? in
        let counts = table.counts[row]
        let dice = counts.dice(tissue)
        guard dice < threshold else { return nil }
        let image = table.images[row]
        return Image(
          tissue: tissue, split: table.splits[row], volunteer: image.volunteer,
          slice: image.slice, frame: image.frame, dice: dice,
          reference: counts.reference(tissue), predicted: counts.other(tissue))
      }
    }
    return Rows(
      found.sorted {
        ($0.dice, $0.image, $0.tissue.rawValue) < ($1.dice, $1.image, $1.tissue.rawValue)
      })
  }
}
