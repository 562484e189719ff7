import Foundation

/// Says why a step has to run, by comparison with the most similar one that has run.
struct Staleness {
  /// By the step's name.
  private let records: [String: [StepRecord]]

  init(_ store: Store) {
    records = Dictionary(grouping: store.allRecords(), by: \.name)
  }

  func reasons(
    _ node: StepNode, code: String, seed: UInt64, files: [StepRecord.File],
    inputs: [StepRecord.Input]
  ) -> [String] {
    let known = records[node.name] ?? []
    // What ran with these very parameters tells most, however much else has changed.
    let same = known.filter { $0.parameters == node.parameters }
    let nearest = (same.isEmpty ? known : same).map { record in
      (record: record, changes: changes(from: record, node, code, seed, files, inputs))
    }.min { ($0.changes.count, $0.record.key) < ($1.changes.count, $1.record.key) }
    guard let nearest else { return ["it has never run"] }
    if nearest.changes.isEmpty { return ["its output is gone from the store"] }
    return nearest.changes
  }

  private func changes(
    from record: StepRecord, _ node: StepNode, _ code: String, _ seed: UInt64,
    _ files: [StepRecord.File],
    _ inputs: [StepRecord.Input]
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
      if old.output != input.output { changes.append("the output of \(input.step) changed") }
    }
    return changes
  }

  private func parameters(_ old: String, _ new: String) -> [String] {
    let before = Self.members(old)
    let after = Self.members(new)
    return Set(before.keys).union(after.keys).sorted().compactMap { name in
      let (a, b) = (before[name], after[name])
      guard a != b else { return nil }
      return "the parameter \(name) changed from \(a ?? "nothing") to \(b ?? "nothing")"
    }
  }

  /// Top-level members of a JSON object, each as text.
  private static func members(_ json: String) -> [String: String] {
    guard let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    else {
      return ["value": json]
    }
    return object.mapValues { value in
      let data = try? JSONSerialization.data(
        withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
      return data.map { String(decoding: $0, as: UTF8.self) } ?? "\(value)"
    }
  }
}
