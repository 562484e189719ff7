import Foundation

/// Times whole processes.
enum Stopwatch {
  struct Failure: Error, CustomStringConvertible { var description: String }

  /// Seconds, and what the process wrote to standard output. Throws where it ends with another status than 0.
  static func run(_ executable: String, _ arguments: [String], environment: [String: String] = [:])
    throws -> (seconds: Double, output: String)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [executable] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let elapsed = clock.now - start
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(executable) ended with status \(process.terminationStatus)")
    }
    let output = String(decoding: data, as: UTF8.self)
    return (
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18, output
    )
  }

  /// What a process took.
  struct Run {
    var seconds: Double
    /// Of it and its own processes, in user and in system mode.
    var processorSeconds: Double
    /// Of the largest of them.
    var peakMegabytes: Int
    var output: String
  }

  /// As ``run(_:_:environment:)``, with processor time and memory, which Python's `resource` tells.
  static func measure(_ executable: String, _ arguments: [String]) throws -> Run {
    let script = """
      import resource, subprocess, sys
      code = subprocess.call(sys.argv[1:])
      use = resource.getrusage(resource.RUSAGE_CHILDREN)
      print(use.ru_utime + use.ru_stime, use.ru_maxrss)
      sys.exit(code)
      """
    let run = try run("python3", ["-c", script, executable] + arguments)
    var lines = run.output.split(separator: "\n")
    let numbers = lines.popLast()?.split(separator: " ").compactMap { Double($0) } ?? []
    guard numbers.count == 2 else {
      throw Failure(description: "\(executable) was not measured: \(run.output)")
    }
    return Run(
      seconds: run.seconds, processorSeconds: numbers[0], peakMegabytes: Int(numbers[1]) / 1024,
      output: lines.joined(separator: "\n"))
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
