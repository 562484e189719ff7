import Foundation
import TestSupport

/// What a page was in headless Chromium.
struct Chromium {
  /// The document after its scripts ran.
  var dom: String
  /// Lines of the console, errors and others.
  var console: [String]
  /// What pages asked the network for; what the browser asks for itself is not counted.
  var requests: [String]

  static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/chromium" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  static func open(_ page: URL) throws -> Chromium {
    let temporary = TemporaryFolder()
    let folder = temporary.url
    let log = folder.appendingPathComponent("net.json")
    let errors = folder.appendingPathComponent("errors.txt")
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "/usr/bin/chromium")
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--user-data-dir=\(folder.path)/profile", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--enable-logging=stderr", "--v=0", "--log-net-log=\(log.path)", "--dump-dom",
      page.absoluteString,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let dom = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = try String(contentsOf: errors, encoding: .utf8).split(separator: "\n")
    return Chromium(
      dom: String(decoding: dom, as: UTF8.self),
      console: lines.filter { $0.contains(":CONSOLE") }.map(String.init),
      requests: try requests(in: String(contentsOf: log, encoding: .utf8)))
  }

  /// Requests that a document started carry its origin; the browser's own have none.
  private static func requests(in log: String) throws -> [String] {
    log.split(separator: "\n").compactMap { line -> String? in
      guard let initiator = text(of: "initiator", in: line), initiator != "not an origin" else {
        return nil
      }
      return text(of: "url", in: line)
    }
  }

  private static func text(of key: String, in line: Substring) -> String? {
    guard let start = line.firstRange(of: "\"\(key)\":\"") else { return nil }
    return String(line[start.upperBound...].prefix { $0 != "\"" })
  }
}
