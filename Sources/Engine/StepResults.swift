/// The outputs of a run. They are read from the store on demand.
public struct StepResults: Results {
  let store: Store
  let memory: StepMemory
  let known: [String: StepRecord]
  let failed: [String: StepFailure]
  /// Records of the steps that have an output, in the order of the graph.
  public let records: [StepRecord]
  /// The steps that failed or could not be run.
  public let failures: [StepFailure]
  /// The number of steps that ran.
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

  /// The record of the step; nil if it has no output.
  public func record(of step: any Step) -> StepRecord? {
    (try? memory.node(of: step).id).flatMap { known[$0] }
  }
}
