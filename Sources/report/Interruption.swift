import Engine
import Foundation
import Imaging
import Synchronization

/// What a signal such as Ctrl-C does: the work is cancelled, one sentence is said, and the program
/// ends by the signal, without a lock or temporary file of its own. A second signal ends it at once.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// How long the work may take to end, in milliseconds.
  private static let patience: Int32 = 10_000

  private struct State {
    var isStopped = false
    var hasEnded = false
  }

  private static let state = Mutex(State())

  /// A pipe whose bytes are the signals; a handler may write to it and do little else.
  private static let pipe: (read: Int32, write: Int32) = {
    var ends: [Int32] = [-1, -1]
    guard Foundation.pipe(&ends) == 0 else { return (-1, -1) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }()

  /// Whether a signal came. Nothing is said then any more.
  static var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Runs the work until it ends or a signal comes. After a signal it does not return.
  static func guarding(_ work: @escaping @Sendable () async throws -> Void) async throws {
    let task = Task { try await work() }
    watch { task.cancel() }
    let result = await task.result
    let isStopped = state.withLock { state in
      state.hasEnded = true
      return state.isStopped
    }
    // The thread that saw the signal ends the program.
    while isStopped { try? await Task.sleep(for: .seconds(1)) }
    try result.get()
  }

  private static func watch(_ cancel: @escaping @Sendable () -> Void) {
    guard pipe.read >= 0 else { return }
    for number in signals {
      // One that was ignored from the start stays so (nohup).
      guard signal(number, SIG_DFL).map({ unsafeBitCast($0, to: Int.self) }) != 1 else {
        signal(number, SIG_IGN)
        continue
      }
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(Interruption.pipe.write, &byte, 1)
      }
    }
    Thread.detachNewThread {
      guard let number = next(within: -1) else { return }
      let isRunning = state.withLock { state in
        state.isStopped = true
        return !state.hasEnded
      }
      Terminal.clear()
      if isRunning {
        Terminal.error("stopped; what was finished is kept, and the next run goes on from there")
      }
      Terminal.fallSilent()
      cancel()
      var left = patience
      while left > 0, !state.withLock({ $0.hasEnded }), next(within: 20) == nil { left -= 20 }
      UnfinishedFiles.removeAll()
      TemporaryFile.removeAll {
        signal(number, SIG_DFL)
        // Sent to this thread: one that is sent to the process may arrive after the exit below.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
        _exit(128 + number)
      }
    }
  }

  /// The next signal; nil if none comes within so many milliseconds (negative: it will come).
  private static func next(within milliseconds: Int32) -> Int32? {
    var end = pollfd(fd: pipe.read, events: Int16(POLLIN), revents: 0)
    var byte: UInt8 = 0
    while true {
      let found = poll(&end, 1, milliseconds)
      if found < 0, errno == EINTR { continue }
      guard found > 0, read(pipe.read, &byte, 1) == 1 else { return nil }
      return Int32(byte)
    }
  }
}
