import Dispatch
import Synchronization

/// Prepares the next batch on another core while one trains.
final class BatchQueue: Sendable {
  private let queue = DispatchQueue(label: "batches", qos: .userInitiated)
  private let ready = DispatchSemaphore(value: 0)
  private let made = Mutex<[Result<BatchMaker.Batch, any Error>]>([])

  func prepare(_ make: @escaping @Sendable () throws -> BatchMaker.Batch) {
    queue.async { [self] in
      let result = Result { try make() }
      made.withLock { $0.append(result) }
      ready.signal()
    }
  }

  /// The oldest that was asked for.
  func next() throws -> BatchMaker.Batch {
    ready.wait()
    return try made.withLock { $0.removeFirst() }.get()
  }
}
