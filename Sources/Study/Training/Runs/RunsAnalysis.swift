import Book
import Engine
import Tables
import TrainingScores
import Trainings

/// The runs side by side. One that failed says why and does not stop the others.
struct RunsAnalysis: TrainingAnalysis {
  var trainings: ComparedTrainings

  var steps: [any Step] { trainings.steps }
  var names: [(step: any Step, name: String)] { trainings.stepNames }

  func content(from results: any Results) throws -> [Content] {
    let (done, failed) = try finished(results)
    var content = try overview(done, failed)
    if !failed.isEmpty {
      content.append(
        .missing(Dictionary(failed.map { ($0.run.name, $0.state) }) { first, _ in first }))
    }
    let rates = try trainings.rates.map {
      try RatesAnalysis(search: $0, run: trainings.names[0]).content(from: results)
    }
    content += rates?.content ?? []
    var missing = rates?.missing ?? []
    if done.contains(where: { $0.test != nil }) {
      content += try TestDiceAnalysis(trainings: trainings, done: done).content(from: results)
      let differences = try DifferencesAnalysis(comparisons: trainings.comparisons)
        .content(from: results)
      content += differences.content
      missing += differences.missing
      content.append(try ExamplesAnalysis(trainings: trainings, done: done).content())
    }
    content += try VolumesAnalysis(trainings: trainings, done: done).content(from: results)
    content += trainings.contourChecks.flatMap { Content.remarks(of: $0, results) }
    return try content + Content.failures(missing)
  }

  /// Throws if all failed.
  private func finished(
    _ results: any Results
  ) throws -> (done: [FinishedTraining], failed: [FailedTraining]) {
    var done: [FinishedTraining] = []
    var failed: [FailedTraining] = []
    var cause: StepFailure?
    for run in trainings.runs {
      do {
        let course = try results.output(of: run.log)
        let test = try run.test.map { step in
          let images = try results.output(of: step.scores)
          return FinishedTraining.Test(classes: try results.output(of: step).rows, images: images)
        }
        if let leakage = run.leakage { _ = try results.output(of: leakage) }
        if let volumes = run.volumes { _ = try results.output(of: volumes) }
        done.append(FinishedTraining(run: run, course: course, test: test))
      } catch let failure as StepFailure {
        failed.append(FailedTraining(run, failure, among: trainings, results))
        cause = cause ?? failure
      }
    }
    if done.isEmpty, let cause { throw cause }
    return (done, failed)
  }

  /// Curves, the state after the last epoch, and the logs.
  private func overview(
    _ done: [FinishedTraining], _ failed: [FailedTraining]
  ) throws -> [Content] {
    let logs = try log(done)
    let isValidated = done.contains { training in
      training.course.epochs.rows.last.map {
        !($0.validationLoss.isNaN && $0.ventricle.isNaN && $0.myocardium.isNaN)
      } ?? false
    }
    let content: [Content] = [
      .figure(CurvesAnalysis(done: done, names: trainings.names).figure(source: logs)),
      .table(
        TableContent(
          try runs(done, failed), keys: trainings.keys,
          caption: "The trainings after their last epoch"
            + (isValidated ? "; Dice is of the patients that validate." : "."))),
      .table(
        TableContent(
          part: "log", logs, keys: trainings.keys + ["epoch"],
          caption:
            "The logs of the trainings, without their times: these are never the same twice.",
          shown: false)),
    ]
    return content.map { $0.made(ofRows: done.map { ($0.run.name, $0.run.log) }) }
  }

  private func log(_ done: [FinishedTraining]) throws -> Table {
    try trainings.table(
      done.flatMap { training in training.course.epochs.rows.map { RunRow(training.run, $0) } },
      [
        .counts("epoch", title: "Epoch", \.epoch),
        .counts("seen", title: "Images seen", \.seen),
        .numbers("train_loss", title: "Loss", decimals: 4, \.trainingLoss),
        .numbers("valid_loss", title: "Loss, validation", decimals: 4, \.validationLoss),
        .numbers("accuracy", title: "Accuracy", decimals: 4, \.accuracy),
        .numbers("dice", title: "Dice", decimals: 4, \.dice),
        .numbers("LV", title: "Dice LV", decimals: 4, \.ventricle),
        .numbers("MY", title: "Dice MY", decimals: 4, \.myocardium),
      ])
  }

  /// Of a failed run only the state is known.
  private func runs(_ done: [FinishedTraining], _ failed: [FailedTraining]) throws -> Table {
    typealias Row = (course: TrainingCourse?, state: String)
    let rows =
      done.map { RunRow<Row>($0.run, ($0.course, $0.state)) }
      + failed.map { RunRow<Row>($0.run, (nil, $0.state)) }
    func last(
      _ name: String, _ title: String, _ decimals: Int,
      _ value: @escaping @Sendable (TrainingCourse.Epoch) -> Double
    ) -> RowColumn<Row> {
      .numbers(name, title: title, decimals: decimals) { row in
        row.course?.epochs.rows.last.map(value) ?? .nan
      }
    }
    func size(
      _ name: String, _ title: String, _ value: @escaping @Sendable (TrainingCourse) -> Int
    ) -> RowColumn<Row> {
      .numbers(name, title: title, decimals: 0) { $0.course.map { Double(value($0)) } ?? .nan }
    }
    var columns: [RowColumn<Row>] = [
      size("patients", "Patients", \.patients), size("images", "Images", \.images),
      last("epochs", "Epochs", 0) { Double($0.epoch) }, size("seen", "Images seen", \.seen),
      last("train_loss", "Loss", 3, \.trainingLoss),
      last("valid_loss", "Loss, validation", 3, \.validationLoss),
      last("LV", "Dice LV", 3, \.ventricle), last("MY", "Dice MY", 3, \.myocardium),
    ]
    if rows.contains(where: { $0.row.state != "done" }) {
      columns.append(.texts("state", title: "State", \.state))
    }
    let table = try trainings.table(rows, columns)
    // Nobody validates, or there is no such class.
    let unknown = table.columns.filter { column in
      if case .numbers(let numbers) = column.values { numbers.allSatisfy(\.isNaN) } else { false }
    }
    return try table.dropping(Set(unknown.map(\.name)))
  }
}
