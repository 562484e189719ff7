import Book
import Engine
import Phantom
import PhantomImages
import Statistics
import StudyTerms
import Tables
import Trainings
import Transfer
import TransferPredictions

/// The masks of networks that are trained for the page, on synthetic volunteers.
struct TrainedTransfer: TransferSource {
  var trainings: TransferTrainings
  /// The volunteers on whom they are compared.
  var cohort: SyntheticCohort

  let choices: [Interobserver.Frames] = [.truth, .own]
  let words = TransferWords.synthetic
  let isPublished = false

  var hasWholeStacks: Bool { cohort.sampling.slices == nil }

  var models: [SegmentationModel] { trainings.models }

  func counts(of model: SegmentationModel) throws -> Asked<ConfusionTable> {
    guard let confusion = trainings.confusion(of: model, on: cohort, as: .test) else {
      throw StudyError(
        "`live` has no model \(model.rawValue) (known: "
          + models.map(\.rawValue).joined(separator: ", ") + ")")
    }
    return Asked(confusion)
  }

  var frames: Asked<PhaseFrames> { Asked(SyntheticFrames(cohort: cohort)) }
  var pixels: Asked<PixelVolumes>? { Asked(SyntheticPixels(cohort: cohort)) }

  func check(of models: [SegmentationModel]) -> ComparedImages? { nil }

  func names(of models: [ComparedModel]) -> [(step: any Step, name: String)] {
    trainings.named + models.map { ($0.counts.step, $0.model.rawValue) }
  }

  func history(of models: [SegmentationModel]) -> TrainingHistory? {
    TrainingHistory(
      models: models.map {
        TrainingHistory.Entry(
          model: $0,
          network: trainings.networks[$0].map(NetworkStart.network) ?? trainings.finished[$0])
      })
  }

  /// The mean size of pixels over the volunteers, in mm, and the errors of the simulated observer.
  var values: [NamedValue] {
    let spacings = cohort.phantoms.map { $0.patient.scan.squared(cohort.matrix).spacing }
    let pixel = NamedValue("pixel", Statistics.mean(spacings), unit: "mm", decimals: 1)
    guard let observer = trainings.observer else { return [pixel] }
    return [
      pixel, NamedValue("shift", observer.shift, unit: "mm", decimals: 1),
      NamedValue("scale", observer.scale, unit: "mm", decimals: 0),
    ]
  }
}
