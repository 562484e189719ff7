import Foundation

/// What the last run of a step told of itself: beside what is kept, never part of it.
extension Store {
  private func journalFile(_ id: String) -> URL {
    folder.appendingPathComponent("journals").appendingPathComponent(id)
  }

  /// Lost where it cannot be written: nothing depends on it.
  func note(_ journal: String, of node: StepNode) {
    let file = journalFile(node.id)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(journal.utf8).write(to: file, options: .atomic)
  }

  /// Of the step with this id; nil where it never told anything.
  public func journal(of id: String) -> String? {
    try? String(contentsOf: journalFile(id), encoding: .utf8)
  }
}
