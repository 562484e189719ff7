import Foundation

/// Runs steps on this machine, several at once, and only those that are stale.
public struct Executor: Sendable {
  let store: Store
  let files: any FileSource
  /// The code that computes each step, by the name of its type.
  let fingerprints: [String: WorkCode]
  let seed: UInt64
  let jobs: Int
  /// Names that the author gave to some steps; the first one counts.
  let names: [(step: any Step, name: String)]
  /// Where blocks ask for steps (`Chapters/labels.md:34`), in the order of the book.
  let places: [(step: any Step, place: String)]
  let events: @Sendable (BuildEvent) -> Void
  /// What this build has already worked out about its steps.
  let memory = StepMemory()

  /// `fingerprints`: the code of each step by its type's name; `seed`: the book's; `jobs`: how many
  /// steps run at once, at least one.
  public init(
    store: Store, files: any FileSource, fingerprints: [String: WorkCode], seed: UInt64, jobs: Int,
    names: [(step: any Step, name: String)] = [],
    places: [(step: any Step, place: String)] = [],
    events: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) {
    self.store = store
    self.files = files
    self.fingerprints = fingerprints
    self.seed = seed
    self.jobs = max(1, jobs)
    self.names = names
    self.places = places
    self.events = events
  }

  /// What ``run(_:plan:)`` would do. Throws ``StepFailure`` if a step depends on itself.
  ///
  /// `last`: keys of the steps of the last build, in its order; the reasons compare with them.
  public func plan(_ steps: [any Step], since last: [Digest] = []) throws -> Plan {
    Plan(try survey(steps), store, since: last)
  }

  /// What the store holds of these steps as they are now. Runs nothing. Throws ``StepFailure`` if a
  /// step depends on itself.
  public func kept(_ steps: [any Step]) throws -> StepResults {
    let survey = try survey(steps)
    return StepResults(
      store: store, memory: memory, known: survey.records, failed: [:],
      records: survey.graph.nodes.compactMap { survey.records[$0.id] }, failures: [], ran: 0)
  }

  /// Runs the stale steps. A failure stops only the steps that need its output. `plan` is the plan
  /// of the same steps, if it was made already.
  public func run(_ steps: [any Step], plan: Plan? = nil) async -> StepResults {
    let survey: Survey
    do {
      survey = try self.survey(steps)
    } catch {
      let failure =
        (error as? StepFailure)
        ?? StepFailure(step: "plan", reason: .failed, sentence: "\(error)")
      return StepResults(
        store: store, memory: memory, known: [:], failed: [:], records: [], failures: [failure],
        ran: 0)
    }
    let plan = plan ?? Plan(survey, store)
    let stale = Set(plan.steps.filter(\.isStale).map(\.id))
    events(
      .planned(
        total: plan.total, stale: plan.stale, seconds: plan.seconds(jobs: jobs),
        estimates: plan.estimates))
    var progress = Progress(survey)
    await withTaskGroup(of: (Int, Result<Outcome, StepFailure>).self) { group in
      var running = 0
      while true {
        while running < jobs, let index = progress.next(givingUp: say) {
          let node = survey.graph.nodes[index]
          let (outputs, failures) = progress.inputs(of: node)
          running += 1
          group.addTask { (index, await self.outcome(of: node, outputs, failures)) }
        }
        guard running > 0, let (index, result) = await group.next() else { break }
        running -= 1
        progress.finish(index, result)
        let node = survey.graph.nodes[index]
        if case .success(let outcome) = result, !outcome.ran, stale.contains(node.id) {
          events(.finished(id: node.id, step: node.title, ran: false))
        }
        if case .failure(let failure) = result, failure.reason == .unwritable {
          progress.giveUp(failure)
        }
      }
    }
    return progress.results(store, memory)
  }
}

extension Executor {
  struct Outcome: Sendable {
    var record: StepRecord
    var ran: Bool
  }

  /// Walks the graph of these steps. What an earlier walk of this build has worked out is not
  /// worked out again.
  private func survey(_ steps: [any Step]) throws -> Survey {
    memory.prepare(steps)
    let graph = try StepGraph(steps, memory, names: names, places: places)
    return Survey(graph) { node, outputs in
      try draft(node, outputs)
    } record: {
      memory.record(for: $0, in: store)
    }
  }

  /// Everything that goes into the step, and its key. `outputs` are the outputs of its inputs,
  /// `failures` those of its optional inputs that failed.
  private func draft(
    _ node: StepNode, _ outputs: [String: Digest], _ failures: [String: StepFailure] = [:]
  ) throws -> StepDraft {
    try memory.draft(of: node) { try newDraft(node, outputs, failures) }
  }

  private func newDraft(
    _ node: StepNode, _ outputs: [String: Digest], _ failures: [String: StepFailure]
  ) throws -> StepDraft {
    guard let code = fingerprints[node.name] else {
      // Without a fingerprint a stale result would be used after the code has changed.
      throw StepFailure(
        step: node.name, reason: .failed,
        sentence:
          "\(node.title) has no fingerprint of its code; its target must be one that Study depends on"
      )
    }
    let seed = node.seed(book: seed)
    let files = try node.files.map {
      StepRecord.File(file: $0, digest: try self.files.digest(of: $0))
    }
    let inputs = node.inputs.compactMap { id in
      outputs[id].map { StepRecord.Input(step: id, output: $0) }
    }
    return StepDraft(
      node, code: code, seed: seed, files: files, inputs: inputs,
      failed: node.inputs.filter { failures[$0] != nil })
  }

  /// Throws if a file changed during the run, since nobody knows which of its two states the step
  /// has read. Then its checkpoints are useless too and are removed.
  private func verify(_ draft: StepDraft, of node: StepNode, _ checkpoints: URL) throws {
    guard let changed = draft.files.first(where: { !files.isStill($0.digest, $0.file) }) else {
      return
    }
    try? FileManager.default.removeItem(at: checkpoints)
    throw StepFailure(
      step: node.title, reason: .failed,
      sentence: "\(changed.file) changed while it was read; build again")
  }

  private func outcome(
    of node: StepNode, _ outputs: [String: Digest], _ failures: [String: StepFailure]
  ) async -> Result<Outcome, StepFailure> {
    let opened = OpenedFiles()
    do {
      guard !Task.isCancelled else { throw CancellationError() }
      let draft = try draft(node, outputs, failures)
      if let record = memory.record(for: draft.key, in: store) {
        return .success(Outcome(record: record, ran: false))
      }
      // Another build may be running this step; then its result is used.
      let lock = try await store.lock(draft.key)
      defer { withExtendedLifetime(lock) {} }
      if let record = memory.record(for: draft.key, in: store) {
        return .success(Outcome(record: record, ran: false))
      }
      events(.started(id: node.id, step: node.title))
      let checkpoints = try store.checkpoints(draft.key)
      let isWhole = (try? FileManager.default.contentsOfDirectory(atPath: checkpoints.path)) == []
      let events = events
      let context = LocalContext(
        node: node, seed: draft.seed, checkpoints: checkpoints, store: store, source: files,
        outputs: outputs, failures: failures, memory: memory,
        opened: opened
      ) { events(.progress(id: node.id, step: node.title, fraction: $0, message: $1)) }
      // A clock that stops while the machine sleeps.
      let start = SuspendingClock.now
      await files.fetch(node.files)
      let data = try await Self.data(of: node.step, context)
      try verify(draft, of: node, checkpoints)
      let output = try store.keep(data)
      // The duration of a resumed run says nothing about the next one.
      if isWhole { store.note(start.duration(to: .now) / .seconds(1), of: node) }
      let record = StepRecord(node, draft, output: output)
      try store.keep(record)
      try? FileManager.default.removeItem(at: checkpoints)
      events(.finished(id: node.id, step: node.title, ran: true))
      return .success(Outcome(record: record, ran: true))
    } catch {
      var failure = failure(error, node)
      // Reported once, for the whole run.
      if failure.reason == .unwritable { return .failure(failure) }
      failure.sentence = opened.named(failure.sentence)
      failure.place = node.place
      say(failure, of: node)
      return .failure(failure)
    }
  }

  private func say(_ failure: StepFailure, of node: StepNode) {
    events(
      .failed(
        id: node.id, step: node.title, reason: failure.reason, sentence: failure.sentence,
        place: node.place))
  }

  private static func data<S: Step>(of step: S, _ context: LocalContext) async throws -> Data {
    try await step.computed(in: context).encoded()
  }

  private func failure(_ error: any Error, _ node: StepNode) -> StepFailure {
    let failure = Self.sentence(error, node)
    // Whatever wrote: what a step writes is all below the store.
    guard failure.reason == .failed, Self.namesFullDisk(failure.sentence) else { return failure }
    return StepFailure(unwritable: store.folder.path, POSIXError(.ENOSPC))
  }

  private static func namesFullDisk(_ sentence: String) -> Bool {
    sentence.lowercased().contains(String(cString: strerror(ENOSPC)).lowercased())
  }

  private static func sentence(_ error: any Error, _ node: StepNode) -> StepFailure {
    switch error {
    case let missing as DataMissing:
      StepFailure(
        step: node.title, reason: .dataMissing, sentence: missing.sentence,
        dataset: missing.dataset)
    case let failure as StepFailure: failure
    case is CancellationError:
      StepFailure(step: node.title, reason: .notRun, sentence: "the build was cancelled")
    case let error as CocoaError:
      StepFailure(step: node.title, reason: .failed, sentence: error.sentence)
    default: StepFailure(step: node.title, reason: .failed, sentence: "\(error)")
    }
  }
}

extension Executor {
  /// Which steps are done, ready or waiting.
  private struct Progress {
    let graph: StepGraph
    private var waiting: [Int]
    private var known: [String: StepRecord]
    private var failed: [String: StepFailure] = [:]
    private var ran = 0

    init(_ survey: Survey) {
      graph = survey.graph
      known = survey.records
      waiting = graph.nodes.indices.filter { survey.records[survey.graph.nodes[$0].id] == nil }
    }

    /// The first step whose inputs are all there. Steps whose inputs failed are given up on the way
    /// and reported.
    mutating func next(givingUp say: (StepFailure, StepNode) -> Void) -> Int? {
      var position = 0
      while position < waiting.count {
        let node = graph.nodes[waiting[position]]
        // Wait for all inputs: if several fail, the first by order is named, whichever failed
        // first.
        guard node.inputs.allSatisfy({ known[$0] != nil || failed[$0] != nil }) else {
          position += 1
          continue
        }
        guard let cause = failure(among: node) else { return waiting.remove(at: position) }
        let failure = StepFailure(node, without: cause)
        failed[node.id] = failure
        say(failure, node)
        waiting.remove(at: position)
        position = 0
      }
      return nil
    }

    /// Starts no further step.
    mutating func giveUp(_ failure: StepFailure) {
      for index in waiting { failed[graph.nodes[index].id] = failure }
      waiting = []
    }

    private func failure(among node: StepNode) -> StepFailure? {
      for input in node.inputs where !node.optional.contains(input) {
        if let failure = failed[input] { return failure }
      }
      return nil
    }

    func inputs(
      of node: StepNode
    ) -> (outputs: [String: Digest], failures: [String: StepFailure]) {
      var outputs: [String: Digest] = [:]
      var failures: [String: StepFailure] = [:]
      for input in node.inputs {
        outputs[input] = known[input]?.output
        failures[input] = failed[input]
      }
      return (outputs, failures)
    }

    mutating func finish(_ index: Int, _ result: Result<Outcome, StepFailure>) {
      let id = graph.nodes[index].id
      switch result {
      case .success(let outcome):
        known[id] = outcome.record
        if outcome.ran { ran += 1 }
      case .failure(let failure): failed[id] = failure
      }
    }

    func results(_ store: Store, _ memory: StepMemory) -> StepResults {
      StepResults(
        store: store, memory: memory, known: known, failed: failed,
        records: graph.nodes.compactMap { known[$0.id] },
        failures: graph.nodes.compactMap { failed[$0.id] }, ran: ran)
    }
  }
}
