import Engine
import Book
import StudyTerms

extension Study {
  /// The step whose output is the trained network of a run, as a `training` block among `blocks` (by
  /// label) has it. Throws ``StudyError`` where there is no such run.
  public static func network(
    of run: String, in label: String, among blocks: [String: any Directive]
  ) throws -> some RunnableStep {
    let trainings = blocks.compactMapValues { ($0 as? Training)?.live }
    guard let runs = trainings[label]?.runs else {
      throw StudyError(
        "the book has no `training` block \(label) with runs; there are "
          + list(trainings.keys.sorted()))
    }
    guard let found = runs.first(where: { $0.name == run }) else {
      throw StudyError("\(label) has no run \(run); there are \(list(runs.map(\.name)))")
    }
    return found.network
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
