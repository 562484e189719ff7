import Foundation

/// Runs PyTorch in a separate process, on command.
final class PyTorch {
  let version: String
  let threads: String
  private let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
  private let script: String
  private let workers: Int
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// nil if Python has no torch. `PYTHON` selects another Python.
  init?(script: String, _ workers: Int) {
    self.script = script
    self.workers = workers
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, script, "\(workers)"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    guard
      let words = Self.line(output)?.split(separator: " ").map(String.init), words.count == 2
    else { return nil }
    (version, threads) = (words[0], words[1])
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The seconds of each run.
  func run(_ name: String, _ mode: String, _ runs: Int) -> [Double]? {
    try? input.fileHandleForWriting.write(contentsOf: Data("\(name) \(mode) \(runs)\n".utf8))
    let seconds = Self.line(output)?.split(separator: " ").compactMap { Double($0) } ?? []
    return seconds.isEmpty ? nil : seconds
  }

  /// The peak memory in megabytes of a process that does nothing else.
  func memory(_ name: String, _ mode: String, _ runs: Int) -> Int? {
    try? Stopwatch.run(python, [script, "\(workers)", name, mode, "\(runs)"]).peakMegabytes
  }

  private static func line(_ pipe: Pipe) -> String? {
    var bytes = Data()
    while let byte = try? pipe.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
      if byte[byte.startIndex] == 10 { return String(decoding: bytes, as: UTF8.self) }
      bytes += byte
    }
    return nil
  }
}
