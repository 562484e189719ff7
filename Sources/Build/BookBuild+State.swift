import Engine
import Foundation
import Markup

/// What a build keeps for the next one, and who else uses it.
extension BookBuild {
  /// The store, and the folder of what is known about the output, where that is another one.
  var stores: [Store] {
    let own = Store(at: output.appendingPathComponent(".store"))
    return own.path == store.path ? [own] : [store, own]
  }

  /// Tells other processes that the build is running. Those that are not there are left out if
  /// `isMade` is false. Throws ``StepFailure``.
  func used(isMade: Bool = true) async throws -> [StoreUse] {
    var uses: [StoreUse] = []
    for store in stores {
      if let use = try await store.use(isMade: isMade) { uses.append(use) }
    }
    return uses
  }

  /// The diagnostic for what ended the build.
  static func diagnostic(_ error: any Error) -> Diagnostic {
    let place = SourcePosition(file: "Chapters/book.yaml", line: 1)
    let isOutput = (error as? StepFailure)?.reason == .unwritable
    return Diagnostic(.error, isOutput ? "output" : "build", at: place, "\(error)")
  }

  /// The exit status for what ended the build.
  static func status(_ error: any Error) -> Int32 {
    (error as? StepFailure)?.reason == .unwritable ? 2 : 1
  }

  /// What stands in the places of the build's own files, and what it no longer knows.
  func stateWarnings(_ folder: OutputFolder, _ uses: [StoreUse]) -> [Diagnostic] {
    var warnings =
      options.frozen ? [] : stores.flatMap { $0.clear() }.map { Self.stateWarning($0) }
    if folder.isForgetful {
      warnings.append(
        Self.stateWarning(
          "the list of the files that earlier builds wrote is damaged, so those that are no longer part of the book stay",
          "remove the output folder to be rid of them"))
    }
    return warnings + lockWarning(uses)
  }

  /// That nobody can tell whether another build is running.
  func lockWarning(_ uses: [StoreUse]) -> [Diagnostic] {
    guard uses.contains(where: { !$0.hasLocks }) else { return [] }
    return [
      Self.stateWarning(
        "\(store.path) has no file locks, so two builds at once would do the same work twice",
        "run one at a time, or keep results elsewhere with --store")
    ]
  }

  private static func stateWarning(_ sentence: String, _ suggestion: String? = nil) -> Diagnostic {
    Diagnostic(
      .warning, "state", at: SourcePosition(file: "Chapters/book.yaml", line: 1), sentence,
      suggestion: suggestion)
  }
}
