import Engine
import Learning
import PhantomImages
import StudyTerms
import Trainings

extension PredictedConfusion: RunnableStep {
  package func run(_ context: StepContext) async throws -> ConfusionTable {
    switch origin {
    case .predicted(let network, let cohort, let split):
      try predict(network, cohort, split, context)
    case .observed(let observer, let cohort, let split):
      try observe(observer, cohort, split)
    }
  }

  private func predict(
    _ network: NetworkStart, _ cohort: SyntheticCohort, _ split: Split, _ context: StepContext
  ) throws -> ConfusionTable {
    guard let model = try network.model(context) else {
      throw StudyError("random weights alone segment nothing: name a network that has learnt")
    }
    var images: [CineImage] = []
    var samples: [Sample] = []
    cohort.forEachImage { scene in
      images.append(scene.image)
      samples.append(scene.sample { $0 })
    }
    let predictor = try Predictor(
      model.architecture, weights: model.weights, preparation: model.preparation, workers: 1)
    let found = try predictor.predict(samples) { context.progress($0, "predicting") }
    return ConfusionTable(
      images: images, splits: images.map { _ in split },
      counts: zip(samples, found).map { ConfusionCounts(reference: $0.mask, other: $1.labels) })
  }

  private func observe(
    _ observer: SimulatedObserver, _ cohort: SyntheticCohort, _ split: Split
  ) throws -> ConfusionTable {
    try observer.check()
    var table = ConfusionTable(images: [], splits: [], counts: [])
    cohort.forEachImage { scene in
      table.images.append(scene.image)
      table.splits.append(split)
      table.counts.append(
        ConfusionCounts(reference: scene.labels, other: observer.labels(scene)))
    }
    return table
  }
}
