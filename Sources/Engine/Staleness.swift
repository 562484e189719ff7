import Foundation

/// Explains why a step has to run by comparing it with earlier runs.
struct Staleness {
  /// Records of earlier runs, by the name of the step.
  private let records: [String: [StepRecord]]
  /// Places of the steps of the last build and of this one among the steps of the same name. If
  /// several earlier steps differ equally, the order of the book decides.
  private let last: [Digest: Int]
  private let present: [String: Int]
  /// Parsed parameters of records, by key: each record is compared with many steps, and parsing is
  /// the slowest part.
  private var trees: [Digest: ParameterTree] = [:]
  /// Ids of earlier steps that were matched with a present one.
  private var followed: Set<String> = []

  /// `last`: keys of the steps of the last build, in its order; empty if there was none.
  init(_ store: Store, _ graph: StepGraph, since last: [Digest]) {
    let all = store.allRecords()
    records = Dictionary(grouping: all, by: \.name)
    let names = Dictionary(all.map { ($0.key, $0.name) }) { first, _ in first }
    self.last = Self.places(last.compactMap { key in names[key].map { (key, $0) } })
    present = Self.places(graph.nodes.map { ($0.id, $0.name) })
  }

  /// `titles`: the titles of its inputs, by step id.
  mutating func reasons(
    _ node: StepNode, _ draft: StepDraft, titles: [String: String]
  ) -> [String] {
    let known = records[node.name] ?? []
    // A run with the same parameters is the best comparison, however much else has changed. A run
    // that belongs to another step of the book is none.
    let same = known.filter { $0.id == node.id }
    let past = same.isEmpty ? known.filter(isGone) : same
    let place = present[node.id] ?? 0
    // With equal parameters there is nothing to compare.
    let tree = same.isEmpty && !past.isEmpty ? ParameterTree(node.parameters) : nil
    let nearest = past.map { record in
      (record: record, changes: changes(from: record, to: tree, draft, titles))
    }.min { a, b in
      func rank(_ past: (record: StepRecord, changes: [String])) -> (Int, Int, Int, Digest) {
        let before = last[past.record.key]
        return (
          past.changes.isEmpty ? 0 : before == nil ? 2 : 1, past.changes.count,
          abs((before ?? place) - place), past.record.key
        )
      }
      return rank(a) < rank(b)
    }
    guard let nearest else { return ["it has never run"] }
    if same.isEmpty { followed.insert(nearest.record.id) }
    if nearest.changes.isEmpty { return ["its output is gone from the store"] }
    return Self.short(nearest.changes)
  }

  /// Whether the record may be the past of a new step: the last build (if known) had it, the book
  /// no longer has it, and it was not matched with another step.
  private func isGone(_ record: StepRecord) -> Bool {
    present[record.id] == nil && !followed.contains(record.id)
      && (last.isEmpty || last[record.key] != nil)
  }

  private static func places<Key: Hashable>(_ steps: [(key: Key, name: String)]) -> [Key: Int] {
    var counts: [String: Int] = [:]
    return steps.reduce(into: [:]) { places, step in
      places[step.key] = counts[step.name, default: 0]
      counts[step.name, default: 0] += 1
    }
  }

  /// `tree`: the parsed parameters; nil if they equal those of the record.
  private mutating func changes(
    from record: StepRecord, to tree: ParameterTree?, _ draft: StepDraft,
    _ titles: [String: String]
  ) -> [String] {
    var changes = tree.map { parameters(from: record, to: $0) } ?? []
    if record.code != draft.code.sources { changes.append("the code that computes it changed") }
    changes += draft.code.toolchain.changes(since: record.toolchain)
    if record.seed != draft.seed, tree == nil {
      changes.append("the book's seed changed")
    }
    for file in draft.files {
      guard let old = record.files.first(where: { $0.file == file.file }) else { continue }
      if old.digest != file.digest { changes.append("the file \(file.file) changed") }
    }
    for input in draft.inputs {
      guard let old = record.inputs.first(where: { $0.step == input.step }) else { continue }
      if old.output != input.output {
        changes.append("the output of \(titles[input.step] ?? input.step) changed")
      }
    }
    return changes
  }

  private mutating func parameters(from record: StepRecord, to new: ParameterTree) -> [String] {
    let old = trees[record.key] ?? ParameterTree(record.parameters)
    trees[record.key] = old
    return ParameterTree.changes(from: old, to: new).map { Self.parameter + $0 }
  }

  private static let parameter = "the parameter "

  /// Cuts the list of changed parameters at a length that people read.
  private static func short(_ changes: [String]) -> [String] {
    let parameters = changes.prefix { $0.hasPrefix(parameter) }
    guard parameters.count > 5 else { return changes }
    return parameters.prefix(5) + ["and \(parameters.count - 5) more parameters changed"]
      + changes.dropFirst(parameters.count)
  }
}
