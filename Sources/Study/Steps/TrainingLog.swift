import Engine
import StudyTerms
import Tables

/// The logs of trainings as learning curves over the images seen: of the 27 published ones, or of those that are made for the page and
/// did not fail.
struct TrainingLog: RunnableStep {
  enum Origin: Codable, Hashable, Sendable {
    /// `train_log_combined.csv`: epoch, diceLV, diceMY, model, ...
    case published(FileReference, SubsetSizes)
    case live(SubsetTrainings)
  }

  var origin: Origin

  init(_ origin: Origin) { self.origin = origin }

  var inputs: [any Step] {
    switch origin {
    case .published(_, let sizes): [sizes]
    case .live: []
    }
  }
  var optionalInputs: [any Step] {
    if case .live(let trainings) = origin { trainings.logs.map(\.log) } else { [] }
  }
  var files: [FileReference] {
    if case .published(let log, _) = origin { [log] } else { [] }
  }
  var title: String { "training log" }

  func run(_ context: StepContext) async throws -> Curves {
    switch origin {
    case .published(let log, let sizes): return try read(log, sizes, context)
    case .live(let trainings):
      return Curves(
        curves: try context.outputs(of: trainings.logs.map(\.log)).map { place, tables in
          let run = trainings.logs[place].run
          let log = try tables("log")
          return LearningCurve(
            run: run, epochs: try log.numbers("epoch").map { Int($0) },
            images: try log.numbers("seen").map { $0 / 1000 }, ventricle: try log.numbers("LV"),
            myocardium: try log.numbers("MY"), size: try LearningCurve.Size(tables("size")))
        })
    }
  }

  private func read(
    _ log: FileReference, _ sizes: SubsetSizes, _ context: StepContext
  ) throws -> Curves {
    let sizes = try context.output(of: sizes)
    let images = Dictionary(
      uniqueKeysWithValues: zip(try sizes.texts("subset"), try sizes.numbers("images")))
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
