import Tables
import Trainings

/// A row of one training's results.
struct RunRow<Row: Sendable>: Sendable {
  var run: ComparedTraining
  var row: Row

  init(_ run: ComparedTraining, _ row: Row) {
    self.run = run
    self.row = row
  }
}

extension ComparedTrainings {
  /// The names of the columns that tell single trainings apart.
  var keys: [String] { isRepeated ? ["run", "seed"] : ["run"] }

  /// A table of all runs, one after the other.
  ///
  /// - Parameter hasSeeds: whether rows are of single trainings, so that seeds are told apart where
  ///   there are several.
  func table<Row>(
    _ rows: [RunRow<Row>], _ columns: [RowColumn<Row>], hasSeeds: Bool = true
  ) throws -> Table {
    let run = RowColumn<RunRow<Row>>.texts("run", title: "Run", \.run.name)
    let seed = RowColumn<RunRow<Row>>.counts("seed", title: "Seed", \.run.seed)
    return try Table(
      rows,
      [run] + (isRepeated && hasSeeds ? [seed] : []) + columns.map { $0.within(\.row) })
  }
}
