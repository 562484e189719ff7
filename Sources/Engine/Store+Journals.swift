import Foundation

/// What the last run of a step reported besides its result. Results never depend on it.
extension Store {
  private func journalFile(_ id: String) -> URL {
    folder.appendingPathComponent("journals").appendingPathComponent(id)
  }

  /// Keeps the journal of a run. It is lost if it cannot be written: nothing depends on it.
  func note(_ journal: String, of node: StepNode) {
    let file = journalFile(node.id)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(journal.utf8).write(to: file, options: .atomic)
  }

  /// The journal of the step with this id; nil if it never wrote one.
  public func journal(of id: String) -> String? {
    try? String(contentsOf: journalFile(id), encoding: .utf8)
  }
}
