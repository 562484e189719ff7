import Foundation
import Markup

/// The lines of a source file, used to find places that the parsed text does not keep.
struct SourceLines {
  private let file: String
  private let lines: [Substring]

  /// Has no lines if the file cannot be read.
  init(_ file: String, in root: URL) {
    self.file = file
    let data = (try? Data(contentsOf: root.appendingPathComponent(file))) ?? Data()
    lines = String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
  }

  /// The first place of the character.
  func position(of character: Character) -> SourcePosition? {
    for (index, line) in lines.enumerated() {
      guard let place = line.firstIndex(of: character) else { continue }
      return position(line: index + 1, line[..<place])
    }
    return nil
  }

  /// The place of a typed number in a line. `count` selects among equal ones, from 0. Code, roles
  /// and targets of links are skipped.
  func position(of number: String, line: Int, count: Int) -> SourcePosition? {
    guard lines.indices.contains(line - 1) else { return nil }
    let text = String(lines[line - 1])
      .replacing(/`[^`]*`|\]\([^)]*\)/) { String(repeating: " ", count: $0.0.count) }
    let places = text.ranges(of: number).filter { range in
      let before = text[..<range.lowerBound].last
      let after = text[range.upperBound...]
      return before.map { !$0.isLetter && !$0.isNumber && $0 != "." } ?? true
        && !(after.first?.isNumber ?? false)
        && !(after.first == "." && after.dropFirst().first?.isNumber == true)
    }
    guard places.indices.contains(count) else { return nil }
    return position(line: line, text[..<places[count].lowerBound])
  }

  private func position(line: Int, _ before: Substring) -> SourcePosition {
    SourcePosition(file: file, line: line, column: before.count + 1)
  }
}
