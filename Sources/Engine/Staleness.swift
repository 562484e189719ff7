import Foundation

/// Says why a step has to run, by comparison with the most similar one that has run.
struct Staleness {
  /// By the step's name.
  private let records: [String: [StepRecord]]

  init(_ store: Store) {
    records = Dictionary(grouping: store.allRecords(), by: \.name)
  }

  /// `titles`: of its inputs, by id.
  func reasons(
    _ node: StepNode, code: String, seed: UInt64, files: [StepRecord.File],
    inputs: [StepRecord.Input], titles: [String: String]
  ) -> [String] {
    let known = records[node.name] ?? []
    // What ran with these very parameters tells most, however much else has changed.
    let same = known.filter { $0.parameters == node.parameters }
    let nearest = (same.isEmpty ? known : same).map { record in
      (record: record, changes: changes(from: record, node, code, seed, files, inputs, titles))
    }.min { ($0.changes.count, $0.record.key) < ($1.changes.count, $1.record.key) }
    guard let nearest else { return ["it has never run"] }
    if nearest.changes.isEmpty { return ["its output is gone from the store"] }
    return nearest.changes
  }

  private func changes(
    from record: StepRecord, _ node: StepNode, _ code: String, _ seed: UInt64,
    _ files: [StepRecord.File],
    _ inputs: [StepRecord.Input], _ titles: [String: String]
  ) -> [String] {
    var changes =
      record.parameters == node.parameters ? [] : parameters(record.parameters, node.parameters)
    if record.code != code { changes.append("the code that computes it changed") }
    if record.seed != seed, record.parameters == node.parameters {
      changes.append("the book's seed changed")
    }
    for file in files {
      guard let old = record.files.first(where: { $0.file == file.file }) else { continue }
      if old.digest != file.digest { changes.append("the file \(file.file) changed") }
    }
    for input in inputs {
      guard let old = record.inputs.first(where: { $0.step == input.step }) else { continue }
      if old.output != input.output {
        changes.append("the output of \(titles[input.step] ?? input.step) changed")
      }
    }
    return changes
  }

  /// No more than anybody reads.
  private func parameters(_ old: String, _ new: String) -> [String] {
    let changes = ParameterTree.changes(from: ParameterTree(old), to: ParameterTree(new))
    let shown = changes.prefix(5).map { "the parameter " + $0 }
    return shown + (changes.count > 5 ? ["and \(changes.count - 5) more parameters changed"] : [])
  }
}
