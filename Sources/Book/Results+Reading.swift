import Engine
import Synchronization

extension Results {
  /// Runs `make` and marks its contents as made of the outputs that it reads, so that provenance
  /// follows from reading. Existing marks are kept.
  public func reading(_ make: (any Results) throws -> [Content]) rethrows -> [Content] {
    let read = ReadResults(self)
    let contents = try make(read)
    let steps = read.steps
    return steps.isEmpty ? contents : contents.map { $0.made(of: steps) }
  }

  /// Like ``reading(_:)-([Content])``, for a single content.
  public func reading(_ make: (any Results) throws -> Content) rethrows -> [Content] {
    try reading { [try make($0)] }
  }
}

/// Passes outputs on and remembers which steps they belong to.
private final class ReadResults: Results {
  private let results: any Results
  private let read = Mutex<[any Step]>([])

  init(_ results: any Results) { self.results = results }

  /// The steps in order of first reading.
  var steps: [any Step] { read.withLock { $0 } }

  func output<S: Step>(of step: S) throws -> S.Output {
    let output = try results.output(of: step)
    read.withLock { steps in
      if !steps.contains(where: { AnyHashable($0) == AnyHashable(step) }) { steps.append(step) }
    }
    return output
  }
}
