import Foundation

/// Times whole processes. Foundation's `Process` notices their end up to 50 ms late, so they are
/// run with system calls, which also report processor time and memory.
enum Stopwatch {
  struct Failure: Error, CustomStringConvertible { var description: String }

  /// The cost of a process.
  struct Run {
    var seconds: Double
    /// User and system time of the process and its children.
    var processorSeconds: Double
    /// The peak memory of the largest of them.
    var peakMegabytes: Int
    /// Its standard output.
    var output: String
  }

  /// Throws if the process cannot be started or its exit status is not 0.
  static func run(_ executable: String, _ arguments: [String], environment: [String: String] = [:])
    throws -> Run
  {
    let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    defer { try? pipe.fileHandleForReading.close() }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(
      &actions, pipe.fileHandleForWriting.fileDescriptor, STDOUT_FILENO)
    // This thread blocks signals, which would keep Python from ending the processes of its pool.
    var (attributes, signals) = (posix_spawnattr_t(), sigset_t())
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let clock = ContinuousClock()
    let start = clock.now
    let process = try withStrings([executable] + arguments) { arguments in
      try withStrings(all.map { "\($0.key)=\($0.value)" }) { environment in
        var process: pid_t = 0
        let status = posix_spawnp(
          &process, executable, &actions, &attributes, arguments, environment)
        try pipe.fileHandleForWriting.close()
        guard status == 0 else {
          throw Failure(
            description: "\(executable) cannot be started (\(String(cString: strerror(status))))")
        }
        return process
      }
    }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let elapsed = start.duration(to: clock.now)

    guard status == 0 else {
      throw Failure(
        description: status & 0x7f == 0
          ? "\(executable) ended with status \(status >> 8 & 0xff)"
          : "\(executable) was ended by signal \(status & 0x7f)")
    }
    return Run(
      seconds: elapsed / .seconds(1),
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMegabytes: usage.ru_maxrss / 1024, output: String(decoding: output, as: UTF8.self))
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  static func text(_ seconds: Double) -> String {
    seconds < 1 ? String(format: "%.0f ms", seconds * 1000) : String(format: "%.2f s", seconds)
  }
}

extension Stopwatch {
  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  /// Passes texts as a null-terminated array of C strings.
  private static func withStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
  ) rethrows -> Result {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return try body(copies + [nil])
  }
}
