import Foundation
import Markup

extension Diagnostic {
  /// The sentence, and below it the line of the source with a caret under the place. `root` is the
  /// project's folder.
  public func description(in root: URL) -> String {
    excerpt(in: root).map { "\(description)\n\($0)" } ?? description
  }

  /// nil if the diagnostic is about the whole file, or if the file cannot be read.
  private func excerpt(in root: URL) -> String? {
    guard position.line > 1 || position.column > 1,
      let text = try? String(
        contentsOf: root.appendingPathComponent(position.file), encoding: .utf8)
    else { return nil }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.indices.contains(position.line - 1) else { return nil }
    let line = lines[position.line - 1].map { $0 == "\t" ? " " : $0 }
    let column = min(position.column - 1, line.count)
    // Of a long line, show only the part around the place.
    let start = column > Self.mostBefore ? column - Self.mostBefore : 0
    var shown = String(line.dropFirst(start).prefix(Self.mostShown))
    while shown.last?.isWhitespace == true { shown.removeLast() }
    let number = String(position.line)
    let margin = String(repeating: " ", count: number.count)
    let caret = String(repeating: " ", count: column - start)
    return "  \(number) | \(shown)\n  \(margin) | \(caret)^"
  }

  private static let mostBefore = 60
  private static let mostShown = 100
}
