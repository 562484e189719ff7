import Escaping
import Foundation
import Synchronization

/// Standard error, for progress and complaints. Standard output is for results.
enum Terminal {
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// A bar of twenty blocks, of which `share` (0...1) are filled.
  static func bar(_ share: Double) -> String {
    let filled = max(0, min(20, Int((share * 20).rounded())))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
  }

  /// The number of characters in a line; 80 if the terminal does not tell.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// The number of lines after the first that will be overwritten next.
  private static let below = Mutex(0)

  private static let isSilent = Mutex(false)

  /// Says nothing any more.
  static func fallSilent() { isSilent.withLock { $0 = true } }

  /// Overwrites the last output; on a terminal only.
  static func renew(_ text: String) { renew([text]) }

  /// Overwrites the last output with these lines, made printable and cut to the terminal's width.
  static func renew(_ lines: [String]) {
    guard isInteractive, !isSilent.withLock({ $0 }) else { return }
    let width = width
    below.withLock { below in
      let up = below > 0 ? "\u{1B}[\(below)A" : ""
      let text = lines.map { String($0.printable.prefix(width - 1)) }.joined(separator: "\n")
      FileHandle.standardError.write(Data("\r\(up)\u{1B}[J\(text)".utf8))
      below = lines.count - 1
    }
  }

  static func clear() { renew("") }

  /// Prints a sentence to standard error. Of its control characters only line feeds reach the
  /// terminal.
  static func error(_ sentence: String) {
    guard !isSilent.withLock({ $0 }) else { return }
    FileHandle.standardError.write(Data((shown(sentence) + "\n").utf8))
  }

  /// Prints results to standard output. Of their control characters only tabs and line feeds reach
  /// the terminal.
  static func print(_ text: Any, terminator: String = "\n") {
    guard !isSilent.withLock({ $0 }) else { return }
    Swift.print(shown("\(text)"), terminator: terminator)
  }

  /// Prints JSON. Characters that could control a terminal stand as JSON's own escapes.
  static func json(_ data: Data) {
    guard !isSilent.withLock({ $0 }) else { return }
    let text = String(decoding: data, as: UTF8.self)
    let escaped = text.unicodeScalars.reduce(into: "") { text, scalar in
      let isPlain = scalar.isASCII || String(scalar).printable == String(scalar)
      if isPlain {
        text.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 { text += String(format: "\\u%04x", unit) }
      }
    }
    // At once, even into a pipe: whoever reads events wants them during the build.
    fflush(nil)
    FileHandle.standardOutput.write(Data((escaped + "\n").utf8))
  }

  private static func shown(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { shown, scalar in
      if scalar == "\n" || scalar == "\t" {
        shown.unicodeScalars.append(scalar)
      } else {
        shown += String(scalar).printable
      }
    }
  }
}
