import Foundation
import TestSupport

/// The built `report`, run as a user runs it.
struct Command {
  struct Outcome {
    /// Negative where a signal ended it.
    var status: Int32
    var output: String
    var error: String

    /// Without the excerpts of sources, which are indented.
    var lines: [String] { Self.lines(output) }
    var errors: [String] { Self.lines(error) }

    private static func lines(_ text: String) -> [String] {
      text.split(separator: "\n").filter { !$0.contains(/^ +\d* \|/) }.map(String.init)
    }
  }

  /// Beside the tests.
  static let executable = Bundle.main.executableURL.map {
    $0.resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("report")
  }

  let process = Process()
  private let folder: TemporaryFolder
  private var outputFile: URL { folder.place("output") }
  private var errorFile: URL { folder.place("error") }

  /// Nothing of the tests' own environment is seen but what `environment` names.
  init(
    _ arguments: [String], in place: URL, environment: [String: String] = [:], input: String? = nil
  )
    throws
  {
    folder = TemporaryFolder()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = place
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": place.path].merging(environment) { $1 }
    try Data().write(to: outputFile)
    try Data().write(to: errorFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    if let input {
      let file = try folder.file("input", input.utf8)
      process.standardInput = try FileHandle(forReadingFrom: file)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
  }

  /// Runs to the end. `meanwhile` sees what was printed so far, and then the errors, again
  /// and again, and may kill.
  func run(meanwhile: (@Sendable (pid_t, String) -> Void)? = nil) async throws -> Outcome {
    let process = process
    let (ends, signal) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in signal.finish() }
    try process.run()
    if let meanwhile {
      // Other tests may hold all threads of the pool.
      let (output, error) = (outputFile, errorFile)
      let (id, watched) = (process.processIdentifier, Watched(process))
      Thread.detachNewThread {
        while watched.process.isRunning {
          meanwhile(id, Self.text(output) + Self.text(error))
          usleep(2000)
        }
      }
    }
    for await _ in ends {}
    let status = process.terminationStatus
    return Outcome(
      status: process.terminationReason == .exit ? status : -status, output: Self.text(outputFile),
      error: Self.text(errorFile))
  }

  private static func text(_ file: URL) -> String {
    (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// A process may be asked from any thread whether it runs.
  private struct Watched: @unchecked Sendable {
    let process: Process
    init(_ process: Process) { self.process = process }
  }
}
