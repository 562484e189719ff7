import Engine

extension TextResolver {
  /// What the chapter's page says at its head: which results were carried over, and which are
  /// missing.
  func notes(_ findings: TextFindings) -> [PageNote] {
    var notes: [PageNote] = []
    if let carried = findings.carried[chapter] { notes.append(.init(Array(carried))) }
    let failures = book.directives.filter { $0.chapter == chapter }.compactMap { decoded in
      numbered.outcomes[decoded.label]?.missingData
    }
    if let note = PageNote(
      missing: failures, gaps: findings.gaps[chapter] ?? 0, datasets: numbered.lackedDatasets)
    {
      notes.append(note)
    }
    return notes
  }
}

extension DirectiveOutcome {
  /// The failure if the data of the block are not here.
  var missingData: StepFailure? {
    guard case .notBuilt(let failure) = self, failure.reason == .dataMissing else { return nil }
    return failure
  }
}

extension NumberedBook {
  /// The data sets that any block lacks, sorted.
  var lackedDatasets: [String] {
    Set(outcomes.values.compactMap { $0.missingData?.dataset }).sorted()
  }
}
