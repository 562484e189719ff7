import Engine
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Writes the data of a server to a file as it arrives.
final class DownloadReceiver: NSObject, URLSessionDataDelegate {
  /// What a server may take of the user's disk and time.
  struct Limits {
    /// How many bytes the file may have.
    var most: Int64
    /// How many bytes have to come each second, on average over ``seconds``.
    var least: Int
    var seconds: TimeInterval
    /// How long the server may be silent.
    var silence: TimeInterval
  }

  private struct State {
    var received: Int64
    var total: Int64?
    var failure: DownloadError?
    /// Other hosts to which the server sent the request on.
    var hosts: [String] = []
    /// When the present span of time began, and what had come by then.
    var span: (start: ContinuousClock.Instant, received: Int64)
    /// The task that waits for the end.
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let handle: FileHandle
  private let limits: Limits
  private let state: Mutex<State>
  private let progress: @Sendable (Int64, Int64?) -> Void

  init(
    handle: FileHandle, start: Int64, _ limits: Limits,
    progress: @escaping @Sendable (Int64, Int64?) -> Void
  ) {
    self.handle = handle
    self.limits = limits
    self.progress = progress
    state = Mutex(State(received: start, span: (.now, start)))
  }

  /// Runs a transfer to its end. The receiver must be the delegate of its session. Throws
  /// ``DownloadError`` and ``CancellationError``.
  func receive(_ task: URLSessionDataTask) async throws {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { $0.waiter = continuation }
        task.resume()
      }
    } onCancel: {
      task.cancel()
    }
    try Task.checkCancellation()
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    guard let old = response.url, let new = request.url, Download.follows(from: old, to: new) else {
      state.withLock {
        $0.failure = .refused(
          "\(response.url?.absoluteString ?? "the server") sends on to "
            + "\(request.url?.absoluteString ?? "nowhere"), which is not encrypted")
      }
      completionHandler(nil)
      task.cancel()
      return
    }
    if let host = new.host, host != old.host { state.withLock { $0.hosts.append(host) } }
    completionHandler(request)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    state.withLock { state in
      let url = Self.name(response.url, state)
      guard state.failure == nil else { return }
      switch status {
      case 206: break
      case 200:
        // The server sends the whole file instead of the rest.
        try? handle.truncate(atOffset: 0)
        state.received = 0
      case 416: try? handle.truncate(atOffset: 0)
      case 404, 410: state.failure = .missing(url)
      // The server may be well again later.
      case 429, 500...:
        state.failure = .unreachable("\(url) answered “\(Self.words(status))”; try again later")
      default: state.failure = .refused("\(url) answered “\(Self.words(status))”")
      }
      if status == 416 { state.failure = .interrupted(url) }
      state.span = (.now, state.received)
      if response.expectedContentLength >= 0 {
        let total = state.received + response.expectedContentLength
        state.total = total
        if total > limits.most { state.failure = state.failure ?? .large(url, limits.most) }
      }
    }
    completionHandler(state.withLock { $0.failure == nil } ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let (received, total, isOver) = state.withLock { state -> (Int64, Int64?, Bool) in
      // The text of an error is no part of the file.
      guard state.failure == nil else { return (state.received, state.total, true) }
      let url = Self.name(dataTask.currentRequest?.url, state)
      let most = min(limits.most, state.total ?? limits.most)
      guard state.received + Int64(data.count) <= most else {
        state.failure = .large(url, most)
        return (state.received, state.total, true)
      }
      do {
        try handle.write(contentsOf: data)
        state.received += Int64(data.count)
        state.failure = slowness(of: &state, url)
      } catch let error as CocoaError {
        state.failure = .unreachable("the part of the file: \(error.sentence); make room there")
      } catch {
        state.failure = .unreachable("the part of the file cannot be written; make room there")
      }
      return (state.received, state.total, state.failure != nil)
    }
    if isOver { dataTask.cancel() }
    progress(received, total)
  }

  /// The error if too little came in a span of time that is over; begins the next one.
  private func slowness(of state: inout State, _ url: String) -> DownloadError? {
    let seconds = state.span.start.duration(to: .now) / .seconds(1)
    guard seconds >= limits.seconds else { return nil }
    let came = Double(state.received - state.span.received)
    state.span = (.now, state.received)
    return came < Double(limits.least) * seconds ? .slow(url, limits.least) : nil
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let waiter = state.withLock { state in
      state.failure = state.failure ?? failure(task.originalRequest?.url, error, state)
      return state.waiter.take()
    }
    waiter?.resume()
  }

  /// The error of the transfer; nil if it was completed.
  private func failure(_ url: URL?, _ error: (any Error)?, _ state: State) -> DownloadError? {
    let name = Self.name(url, state)
    if let total = state.total, state.received < total { return .interrupted(name) }
    guard let error else { return nil }
    guard state.received == 0 else { return .interrupted(name) }
    let host = url?.host ?? "the server"
    return .unreachable("\(host) cannot be reached: \(reason(error))\(Self.way(state))")
  }

  /// Why the server cannot be reached, in words.
  private func reason(_ error: any Error) -> String {
    switch (error as? URLError)?.code {
    case .timedOut?: "it was silent for \(Int(limits.silence.rounded(.up))) s"
    case .cannotFindHost?, .dnsLookupFailed?: "nobody knows its name"
    case .cannotConnectToHost?: "it takes no connection"
    case .networkConnectionLost?: "it ended the connection"
    case .notConnectedToInternet?: "there is no network"
    case .secureConnectionFailed?, .serverCertificateUntrusted?, .serverCertificateHasBadDate?,
      .serverCertificateHasUnknownRoot?, .serverCertificateNotYetValid?:
      "its certificate is not accepted"
    case .httpTooManyRedirects?: "it sends on and on"
    case .badServerResponse?: "its answer is no HTTP"
    default: "the connection failed"
    }
  }

  /// The address, with the hosts that the request was sent on to.
  private static func name(_ url: URL?, _ state: State) -> String {
    (url?.absoluteString ?? "the server") + way(state)
  }

  private static func way(_ state: State) -> String {
    state.hosts.isEmpty ? "" : " (sent on to \(state.hosts.joined(separator: ", ")))"
  }

  private static func words(_ status: Int) -> String {
    "\(status) \(HTTPURLResponse.localizedString(forStatusCode: status))"
  }
}
