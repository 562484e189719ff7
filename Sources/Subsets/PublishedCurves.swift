import Engine
import StudyTerms
import Tables

/// Reads the logs of the 27 published trainings as learning curves over the images seen.
package struct PublishedCurves: RunnableStep {
  /// The log `train_log_combined.csv`: epoch, diceLV, diceMY, model, ...
  package var log: FileReference
  /// The sizes of the subsets.
  package var sizes: PublishedSizes

  package init(log: FileReference, sizes: PublishedSizes) {
    self.log = log
    self.sizes = sizes
  }

  package var inputs: [any Step] { [sizes] }
  package var files: [FileReference] { [log] }
  package var title: String { "training log" }

  /// Returns the curves with epochs as logged.
  package func run(_ context: StepContext) async throws -> LearningCurves {
    let sizes = try context.output(of: sizes).rows
    let source = try context.table(log, separator: ",", text: ["time", "model"])
    let names = try source.texts("model")
    let epochs = try source.numbers("epoch")
    let ventricle = try source.numbers("diceLV")
    let myocardium = try source.numbers("diceMY")
    var curves: [TrainingRun: LearningCurve] = [:]
    for row in names.indices {
      guard let run = TrainingRun(published: names[row]), let epoch = Int(exactly: epochs[row])
      else {
        throw TableError.malformed(
          file: log.path, line: row + 2, "“\(names[row])” is not one of the trainings")
      }
      let images = sizes.first { $0.subset == run.subset }?.images ?? .nan
      curves[
        run,
        default: LearningCurve(run: run, epochs: [], images: [], ventricle: [], myocardium: [])
      ].append(epoch: epoch, size: images, ventricle: ventricle[row], myocardium: myocardium[row])
    }
    let order = TrainingRun.models.flatMap { model in
      Subset.allCases.map { TrainingRun(model: model, subset: $0) }
    }
    return LearningCurves(order.compactMap { curves[$0] })
  }
}

extension LearningCurve {
  fileprivate mutating func append(
    epoch: Int, size: Double, ventricle: Double, myocardium: Double
  ) {
    epochs.append(epoch)
    images.append(Double(epoch) * size / 1000)
    self.ventricle.append(ventricle)
    self.myocardium.append(myocardium)
  }
}
