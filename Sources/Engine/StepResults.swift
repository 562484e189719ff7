/// The outputs of a run, read from the store when asked for.
public struct StepResults: Results {
  let store: Store
  let memory: StepMemory
  let known: [String: StepRecord]
  let failed: [String: StepFailure]
  /// In the order of the graph.
  public let records: [StepRecord]
  public let failures: [StepFailure]
  /// Steps that ran.
  public let ran: Int
  private let decoded = DecodedOutputs()

  public func output<S: Step>(of step: S) throws -> S.Output {
    let id = try memory.node(of: step).id
    if let failure = failed[id] { throw failure }
    guard let record = known[id] else {
      throw StepFailure(
        step: S.name, reason: .notRun,
        sentence: "\(step.title) was not run; a directive reads only the steps that it names")
    }
    return try decoded.value(of: id) {
      guard let data = store.object(at: record.output) else {
        throw DamagedOutput(title: step.title)
      }
      return (try S.Output(decoding: data), data.count)
    }
  }

  init(
    store: Store, memory: StepMemory, known: [String: StepRecord], failed: [String: StepFailure],
    records: [StepRecord], failures: [StepFailure], ran: Int
  ) {
    self.store = store
    self.memory = memory
    self.known = known
    self.failed = failed
    self.records = records
    self.failures = failures
    self.ran = ran
  }

  public func record(of step: any Step) -> StepRecord? {
    (try? memory.node(of: step).id).flatMap { known[$0] }
  }
}
