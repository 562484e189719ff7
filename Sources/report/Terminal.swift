import Foundation

/// Standard error as the place for progress and complaints; standard output is for results.
enum Terminal {
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Twenty blocks, of which `share` are filled.
  static func bar(_ share: Double) -> String {
    let filled = max(0, min(20, Int((share * 20).rounded())))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
  }

  /// Writes over the present line, on a terminal only.
  static func renew(_ text: String) {
    guard isInteractive else { return }
    FileHandle.standardError.write(Data(("\r\u{1B}[K" + text.prefix(110)).utf8))
  }

  static func clear() { renew("") }

  static func error(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
