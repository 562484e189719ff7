import Engine
import StudyTerms
import Tables

/// The images that a model segments badly, worst first.
package struct TransferLowDice: RunnableStep {
  package var confusion: Asked<ConfusionTable>
  /// Images with a Dice below it are listed.
  package var threshold: Double

  package init(confusion: Asked<ConfusionTable>, threshold: Double) {
    self.confusion = confusion
    self.threshold = threshold
  }

  package var inputs: [any Step] { [confusion.step] }
  package var title: String { "badly segmented images from \(confusion.title)" }

  /// One class of one image.
  package struct Image: Codable, Hashable, Sendable {
    package var tissue: TissueClass
    package var split: Split
    package var volunteer: Volunteer
    package var slice, frame: Int
    package var dice: Double
    /// Pixels of the class, by the reference and by the model.
    package var reference, predicted: Int

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
