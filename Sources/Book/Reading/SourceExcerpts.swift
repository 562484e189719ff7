import Foundation
import Markup
import Synchronization

/// Lines of the sources for diagnostics. Each file is read and split once, however many there are.
public final class SourceExcerpts: Sendable {
  private let root: URL

  private struct State {
    /// Lines by file; empty for a file that cannot be read.
    var files: [String: [Substring]] = [:]
    /// The line that was shown last. Diagnostics are sorted, so the next one may be of the same.
    var last: (file: String, number: Int, line: [Character])?
  }

  private let state = Mutex(State())

  /// `root` is the project's folder.
  public init(root: URL) { self.root = root }

  /// The sentence, and below it the line of the source with a caret under the place.
  public func description(of diagnostic: Diagnostic) -> String {
    excerpt(diagnostic.position).map { "\(diagnostic.description)\n\($0)" }
      ?? diagnostic.description
  }

  /// nil if the diagnostic is about the whole file, or if the file cannot be read.
  private func excerpt(_ position: SourcePosition) -> String? {
    guard position.line > 1 || position.column > 1 else { return nil }
    guard let line = line(position.line, of: position.file) else { return nil }
    let column = min(position.column - 1, line.count)
    // Of a long line, show only the part around the place.
    let start = column > Self.mostBefore ? column - Self.mostBefore : 0
    var shown = String(line[start...].prefix(Self.mostShown))
    while shown.last?.isWhitespace == true { shown.removeLast() }
    let number = String(position.line)
    let margin = String(repeating: " ", count: number.count)
    let caret = String(repeating: " ", count: column - start)
    return "  \(number) | \(shown)\n  \(margin) | \(caret)^"
  }

  /// The characters of a line, counted from 1; nil if there is none.
  private func line(_ number: Int, of file: String) -> [Character]? {
    state.withLock { state in
      if let last = state.last, last.file == file, last.number == number { return last.line }
      let lines = state.files[file] ?? split(file)
      state.files[file] = lines
      guard lines.indices.contains(number - 1) else { return nil }
      let line = lines[number - 1].map { $0 == "\t" ? " " : $0 }
      state.last = (file, number, line)
      return line
    }
  }

  private func split(_ file: String) -> [Substring] {
    let place = root.appendingPathComponent(file)
    let text = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  private static let mostBefore = 60
  private static let mostShown = 100
}
