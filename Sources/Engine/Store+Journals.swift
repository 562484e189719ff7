import Foundation

/// What the last run of a step reported besides its result. Results never depend on it.
extension Store {
  private func journal(_ id: String) -> String { "journals/\(id)" }

  /// Keeps the journal of a run. It is lost if it cannot be written: nothing depends on it.
  func note(_ journal: String, of node: StepNode) {
    try? own.put(Data(journal.utf8), at: self.journal(node.id))
  }

  /// The journal of the step with this id; nil if it never wrote one. Throws ``StepFailure`` if
  /// something else stands in its place.
  public func journal(of id: String) throws -> String? {
    let path = journal(id)
    if own.kind(of: path) == .folder {
      throw StepFailure(misplaced: own.place(path).path, "a folder", insteadOf: "a file")
    }
    return own.contents(of: path, most: 64 << 20).map { String(decoding: $0, as: UTF8.self) }
  }
}
