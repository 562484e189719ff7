import Foundation
import Markup

/// Reads CSL-JSON work by work, so that a malformed one spoils no other.
struct CSLReader {
  private(set) var works: [(work: Work, position: SourcePosition)] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let bytes: [UInt8]
  private var lines: LineCounter

  /// `file` names the text in positions.
  init(_ text: String, file: String) {
    bytes = Array(text.utf8)
    lines = LineCounter(bytes, file: file)
    for range in items() { read(range) }
  }
}

private extension CSLReader {
  mutating func read(_ range: Range<Int>) {
    let position = lines.position(range.lowerBound)
    do {
      let item = try JSONDecoder().decode(CSLItem.self, from: Data(bytes[range]))
      works.append((Work(item), position))
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, "malformed-csl", at: position, "The work cannot be read: \(Self.reason(error))."))
    }
  }

  /// The ranges of the list's elements, which are works.
  mutating func items() -> [Range<Int>] {
    let open = bytes.firstIndex { !BibTeXSource.isSpace($0) } ?? bytes.count
    guard open < bytes.count, bytes[open] == UInt8(ascii: "[") else {
      say("a bibliography in JSON is a list of works (CSL-JSON): `[{\"id\": ...}, ...]`", at: open)
      return []
    }
    var items: [Range<Int>] = []
    var start: Int?
    var depth = 1
    var place = open + 1
    func end(_ place: Int) {
      if let start { items.append(start..<place) }
      start = nil
    }
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        start = start ?? place
        place = stringEnd(place)
        continue
      case UInt8(ascii: "]") where depth == 1, UInt8(ascii: "}") where depth == 1:
        end(place)
        let rest = bytes[(place + 1)...].firstIndex { !BibTeXSource.isSpace($0) }
        if let rest { say("something follows the list of works", at: rest) }
        return items
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        start = start ?? place
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 1: end(place)
      case _ where BibTeXSource.isSpace(byte): break
      default: start = start ?? place
      }
      place += 1
    }
    end(bytes.count)
    say("the list of works is not closed by `]`", at: bytes.count)
    return items
  }

  /// The place after the closing quote of the string that begins at `place`.
  func stringEnd(_ place: Int) -> Int {
    var place = place + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(place + 1, bytes.count)
  }

  mutating func say(_ sentence: String, at place: Int) {
    diagnostics.append(
      Diagnostic(
        .error, "malformed-csl", at: lines.position(place),
        sentence.prefix(1).uppercased()
          + sentence.dropFirst() + "."))
  }

  static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "it has no `\(key.stringValue)`"
    case DecodingError.typeMismatch(_, let context),
      DecodingError.valueNotFound(_, let context):
      context.codingPath.isEmpty
        ? "it is not an object `{...}`"
        : "`\(name(context.codingPath))` has the wrong kind of value"
    default: "it is not valid JSON"
    }
  }

  /// The path as text: `author[2].family`.
  static func name(_ path: [any CodingKey]) -> String {
    path.reduce("") { name, key in
      if let index = key.intValue { return name + "[\(index)]" }
      return name.isEmpty ? key.stringValue : name + "." + key.stringValue
    }
  }
}
