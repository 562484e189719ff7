import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Writes the data of a server to a file as it arrives.
final class DownloadReceiver: NSObject, URLSessionDataDelegate {
  private struct State {
    var received: Int64
    var total: Int64?
    var failure: DownloadError?
    /// The task that waits for the end.
    var waiter: CheckedContinuation<Void, Never>?
    var isCancelled = false
  }

  private let handle: FileHandle
  private let state: Mutex<State>
  private let progress: @Sendable (Int64, Int64?) -> Void

  init(handle: FileHandle, start: Int64, progress: @escaping @Sendable (Int64, Int64?) -> Void) {
    self.handle = handle
    self.progress = progress
    state = Mutex(State(received: start))
  }

  /// Runs a transfer to its end. The receiver must be the delegate of its session. Throws
  /// ``DownloadError`` and ``CancellationError``.
  func receive(_ task: URLSessionDataTask) async throws {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isCancelled = state.withLock { state in
          if !state.isCancelled { state.waiter = continuation }
          return state.isCancelled
        }
        if isCancelled { continuation.resume() } else { task.resume() }
      }
    } onCancel: {
      task.cancel()
      // Nobody has to wait until the system says that the transfer has ended.
      let waiter = state.withLock { state in
        state.isCancelled = true
        return state.waiter.take()
      }
      waiter?.resume()
    }
    try Task.checkCancellation()
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    let url = response.url?.absoluteString ?? ""
    state.withLock { state in
      switch status {
      case 206: break
      case 200:
        // The server sends the whole file instead of the rest.
        try? handle.truncate(atOffset: 0)
        state.received = 0
      case 416: try? handle.truncate(atOffset: 0)
      case 404, 410: state.failure = .missing(url)
      default: state.failure = .refused("\(url) answered with status \(status)")
      }
      if status == 416 { state.failure = .interrupted(url) }
      if response.expectedContentLength >= 0 {
        state.total = state.received + response.expectedContentLength
      }
    }
    completionHandler(state.withLock { $0.failure == nil } ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let (received, total) = state.withLock { state in
      do {
        try handle.write(contentsOf: data)
        state.received += Int64(data.count)
      } catch {
        state.failure = .refused("the file cannot be written: \(error.localizedDescription)")
      }
      return (state.received, state.total)
    }
    progress(received, total)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let url = task.originalRequest?.url
    let waiter = state.withLock { state in
      state.failure = state.failure ?? Self.failure(url, error, state)
      return state.waiter.take()
    }
    waiter?.resume()
  }

  /// The error of the transfer; nil if it was completed.
  private static func failure(_ url: URL?, _ error: (any Error)?, _ state: State) -> DownloadError?
  {
    if let total = state.total, state.received < total {
      return .interrupted(url?.absoluteString ?? "")
    }
    guard let error else { return nil }
    guard state.received == 0 else { return .interrupted(url?.absoluteString ?? "") }
    return .unreachable(
      "\(url?.host ?? "the server") cannot be reached (\(error.localizedDescription))")
  }
}
