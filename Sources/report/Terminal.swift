import Foundation
import Synchronization

/// Standard error as the place for progress and complaints; standard output is for results.
enum Terminal {
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Twenty blocks, of which `share` are filled.
  static func bar(_ share: Double) -> String {
    let filled = max(0, min(20, Int((share * 20).rounded())))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
  }

  /// Characters in a line; 80 where the terminal does not say.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Lines below the first that are written over next.
  private static let below = Mutex(0)

  /// Writes over what was written last, on a terminal only.
  static func renew(_ text: String) { renew([text]) }

  /// A line each, printable, cut where it would be longer than the terminal is wide.
  static func renew(_ lines: [String]) {
    guard isInteractive else { return }
    let width = width
    below.withLock { below in
      let up = below > 0 ? "\u{1B}[\(below)A" : ""
      let text = lines.map { String($0.printable.prefix(width - 1)) }.joined(separator: "\n")
      FileHandle.standardError.write(Data("\r\(up)\u{1B}[J\(text)".utf8))
      below = lines.count - 1
    }
  }

  static func clear() { renew("") }

  /// Whatever stands in a sentence, only its line feeds speak to the terminal.
  static func error(_ sentence: String) {
    let lines = sentence.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { String($0).printable + "\n" }.joined()
    FileHandle.standardError.write(Data(text.utf8))
  }
}
