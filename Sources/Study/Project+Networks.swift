import Build
import Foundation
import Markup
import Book

extension Project {
  /// The trained network of a run of a `training` block as a file of weights, safetensors; it is trained first where that is not done.
  /// Throws ``StudyError`` where the book has no such run, and ``StepFailure``.
  public func network(_ label: String, run name: String, jobs: Int) async throws -> Data {
    let build = build(BuildOptions(jobs: jobs))
    let (blocks, diagnostics) = build.blocks()
    if let error = diagnostics.first(where: { $0.severity == .error }) {
      throw StudyError(error.description)
    }
    let searches = blocks.compactMapValues { ($0 as? Training)?.live }
    guard let runs = searches[label]?.runs else {
      throw StudyError(
        "the book has no `training` block \(label) with runs; there are "
          + list(searches.keys.sorted()))
    }
    guard let run = runs.first(where: { $0.name == name }) else {
      throw StudyError("\(label) has no run \(name); there are \(list(runs.map(\.name)))")
    }
    return try await build.run(run.network).encoded()
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
