import CPrograms
import Foundation
import Synchronization

/// A program that runs as a child of this process, with files in place of a terminal.
struct SpawnedProgram: Sendable {
  /// The path of the executable, followed by its arguments.
  var arguments: [String]
  var environment: [String: String]
  /// The folder that it starts in.
  var folder: String
  /// Files for what it says; they are created anew.
  var output: String
  var errors: String
  /// A file that the program has open as descriptor 3; nil for none.
  var status: String?
  /// Whether the program reads descriptor 5, which closes when this process ends.
  var isGuarded = false

  /// Runs the program to its end on a thread of its own and returns how it ended. Throws
  /// `CocoaError` if it cannot be started.
  ///
  /// The thread lives as long as the program: the kernel ends a sandbox when the thread is gone
  /// that started it.
  func run(within time: Duration) async throws -> ProgramEnd {
    let isCancelled = Flag()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
          continuation.resume(with: Result { try wait(within: time, isCancelled) })
        }
      }
    } onCancel: {
      isCancelled.raise()
    }
  }

  /// The same on this thread.
  func wait(within time: Duration, _ isCancelled: Flag = Flag()) throws -> ProgramEnd {
    let (process, held, alive) = try start()
    defer {
      close(held)
      if alive >= 0 { close(alive) }
    }
    let deadline = ContinuousClock.now + time
    while true {
      if isCancelled.isRaised {
        ProcessTree(process).end()
        return .cancelled
      }
      if ContinuousClock.now >= deadline {
        ProcessTree(process).end()
        return .late
      }
      let left = (deadline - .now) / .milliseconds(1)
      // The other end closes with the last process that has it open.
      var end = pollfd(fd: held, events: Int16(POLLIN), revents: 0)
      let hasEnded = poll(&end, 1, Int32(min(max(left.rounded(.up), 1), 100))) > 0
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process { return .status(Self.code(status)) }
      // Not gone yet, or it has closed what it did not open.
      if hasEnded { usleep(500) }
    }
  }

  /// Starts the program. Returns its process, a descriptor that is readable when it has ended, and
  /// one to close then (negative: none).
  private func start() throws -> (process: pid_t, held: Int32, alive: Int32) {
    let words = arguments.map { strdup($0) } + [nil]
    let variables =
      environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    let files = [output, errors, status].map { file in file.map { strdup($0) } ?? nil }
    defer { (words + variables + files).forEach { free($0) } }
    var (process, held, alive): (pid_t, Int32, Int32) = (0, -1, -1)
    let failure = files.map { UnsafePointer($0) }.withUnsafeBufferPointer { files in
      withUnsafeMutablePointer(to: &alive) { alive in
        cprograms_spawn(
          &process, &held, isGuarded ? alive : nil, words, variables, folder, files.baseAddress)
      }
    }
    guard failure == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO)
    }
    return (process, held, alive)
  }

  /// The status of a shell for a status of `waitpid`.
  private static func code(_ status: Int32) -> Int32 {
    status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
  }
}

/// Something that happens at most once and is seen from any thread.
final class Flag: Sendable {
  private let state = Mutex(false)
  var isRaised: Bool { state.withLock { $0 } }
  func raise() { state.withLock { $0 = true } }
}
