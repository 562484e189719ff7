import Engine
import Synchronization

extension Results {
  /// What `make` makes of outputs, said to be made of those that it reads: provenance follows from
  /// what is read. What was said of a content before stays.
  public func reading(_ make: (any Results) throws -> [Content]) rethrows -> [Content] {
    let read = ReadResults(self)
    let contents = try make(read)
    let steps = read.steps
    return steps.isEmpty ? contents : contents.map { $0.made(of: steps) }
  }

  /// As ``reading(_:)-([Content])``, of one content.
  public func reading(_ make: (any Results) throws -> Content) rethrows -> [Content] {
    try reading { [try make($0)] }
  }
}

/// Hands outputs on, and remembers whose they are.
private final class ReadResults: Results {
  private let results: any Results
  private let read = Mutex<[any Step]>([])

  init(_ results: any Results) { self.results = results }

  /// In the order in which they were read first.
  var steps: [any Step] { read.withLock { $0 } }

  func output<S: Step>(of step: S) throws -> S.Output {
    let output = try results.output(of: step)
    read.withLock { steps in
      if !steps.contains(where: { AnyHashable($0) == AnyHashable(step) }) { steps.append(step) }
    }
    return output
  }
}
