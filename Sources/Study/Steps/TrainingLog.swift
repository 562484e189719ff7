import Engine
import Tables

/// Reads the log of the 27 trainings into learning curves over the images seen.
struct TrainingLog: Step {
  /// `train_log_combined.csv`: epoch, diceLV, diceMY, model, ...
  var log: FileReference
  var sizes: SubsetSizes

  var inputs: [any Step] { [sizes] }
  var files: [FileReference] { [log] }
  var title: String { "training log" }

  func run(_ context: StepContext) async throws -> Curves {
    let sizes = try context.output(of: sizes)
    let images = Dictionary(
      uniqueKeysWithValues: zip(try sizes.texts("subset"), try sizes.numbers("images")))
    let source = try Table.read(
      contentsOf: context.location(of: log), separator: ",", text: ["time", "model"])
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
      let size = images[run.subset.rawValue] ?? .nan
      curves[
        run,
        default: LearningCurve(run: run, epochs: [], images: [], ventricle: [], myocardium: [])
      ].append(epoch: epoch, size: size, ventricle: ventricle[row], myocardium: myocardium[row])
    }
    let order = TrainingRun.models.flatMap { model in
      Subset.allCases.map { TrainingRun(model: model, subset: $0) }
    }
    return Curves(curves: order.compactMap { curves[$0] })
  }

  /// In the order of models, then of subsets; epochs as logged.
  struct Curves: JSONArtifact, Hashable {
    var curves: [LearningCurve]
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
