import CBTParse
import Foundation
import Synchronization

/// Reads BibTeX with btparse, entry by entry, so that a malformed one spoils no other.
enum BibTeXParser {
  /// Something that btparse has to say.
  struct Message: Sendable, Hashable {
    var line: Int
    var isWarning: Bool
    var text: String
  }

  // btparse keeps its macros, lexer and messages in globals.
  private static let isInitialized = Mutex(false)

  /// The entries of a text, in order, and what is wrong with each chunk that holds one.
  static func parse(_ text: String) -> (entries: [BibTeXEntry], messages: [Message]) {
    isInitialized.withLock { isInitialized in
      if !isInitialized {
        bt_initialize()
        isInitialized = true
      }
      bt_delete_all_macros()
      for (macro, month) in months {
        withMutableCStrings(macro) { macro, file in
          withMutableCStrings(month) { month, _ in bt_add_macro_text(macro, month, file, 0) }
        }
      }
      var entries: [BibTeXEntry] = []
      var messages: [Message] = []
      for chunk in chunks(text) {
        guard chunk.isClosed else {
          messages.append(
            Message(line: chunk.line, isWarning: false, text: "its `{` is not closed"))
          continue
        }
        let stream = btparse_begin()
        let entry = entry(chunk)
        var size = 0
        let report = btparse_end(stream, &size)
        let bytes = UnsafeRawBufferPointer(start: report, count: report == nil ? 0 : size)
        let said = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
          .compactMap(message)
        // After an error btparse stumbles on; the first one says it.
        if let error = said.first(where: { !$0.isWarning }) {
          messages.append(error)
        } else {
          messages += said
        }
        if let entry { entries.append(entry) }
      }
      return (entries, messages)
    }
  }
}

private extension BibTeXParser {
  /// BibTeX's own macros.
  static let months = [
    ("jan", "January"), ("feb", "February"), ("mar", "March"), ("apr", "April"), ("may", "May"),
    ("jun", "June"), ("jul", "July"), ("aug", "August"), ("sep", "September"),
    ("oct", "October"), ("nov", "November"), ("dec", "December"),
  ]

  typealias Chunk = (line: Int, text: String, isClosed: Bool)

  /// The text cut before each line that begins an entry; what stands before the first is a comment.
  static func chunks(_ text: String) -> [Chunk] {
    var chunks: [(line: Int, lines: [Substring])] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      if line.drop(while: \.isWhitespace).first == "@" { chunks.append((index + 1, [])) }
      if !chunks.isEmpty { chunks[chunks.count - 1].lines.append(line) }
    }
    return chunks.map { chunk in
      let (lines, isClosed) = entryLines(of: chunk.lines)
      return (chunk.line, lines.joined(separator: "\n"), isClosed)
    }
  }

  /// A chunk without the lines after its entry's last brace: comments, which btparse calls junk.
  /// BibTeX counts escaped braces, too.
  static func entryLines(of lines: [Substring]) -> (lines: ArraySlice<Substring>, isClosed: Bool) {
    var depth = 0
    var isBraced = false
    for (index, line) in lines.enumerated() {
      for character in line {
        switch character {
        case "(" where !isBraced: return (lines[...], true)
        case "{":
          isBraced = true
          depth += 1
        case "}": depth -= 1
        default: break
        }
        if isBraced, depth == 0 { return (lines[...index], true) }
      }
    }
    return (lines[...], !isBraced)
  }

  static func entry(_ chunk: Chunk) -> BibTeXEntry? {
    var status: boolean = 0
    let text = chunk.text.replacing("\0", with: " ")
    guard
      let tree = withMutableCStrings(
        text, { bt_parse_entry_s($0, $1, Int32(chunk.line), btshort(0), &status) })
    else { return nil }
    defer { bt_free_ast(tree) }
    guard bt_entry_metatype(tree) == BTE_REGULAR, let type = bt_entry_type(tree),
      let key = bt_entry_key(tree)
    else { return nil }
    var fields: [String: String] = [:]
    var name: UnsafeMutablePointer<CChar>?
    var field = bt_next_field(tree, nil, &name)
    while let current = field {
      if let name, let value = bt_get_text(current) {
        fields[String(cString: name).lowercased()] = String(cString: value)
        free(value)
      }
      field = bt_next_field(tree, current, &name)
    }
    let people = BibTeXEntry.PersonName.list(fields["author"] ?? fields["editor"] ?? "")
    return BibTeXEntry(
      type: String(cString: type).lowercased(), key: String(cString: key), fields: fields,
      authors: people.filter { $0.last != ["others"] },
      hasMoreAuthors: people.contains { $0.last == ["others"] }, line: chunk.line)
  }

  /// Calls with copies of the text and of a file name: btparse's parameters are not const.
  static func withMutableCStrings<Result>(
    _ text: String, _ body: (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) -> Result
  ) -> Result {
    var text = Array(text.utf8CString)
    var file = Array("bib".utf8CString)
    return text.withUnsafeMutableBufferPointer { text in
      file.withUnsafeMutableBufferPointer { file in
        body(text.baseAddress, file.baseAddress)
      }
    }
  }

  /// `bib, line 13, syntax error: found ...`.
  static func message(_ line: Substring) -> Message? {
    guard let comma = line.firstRange(of: ", line "), let colon = line.firstRange(of: ": ") else {
      return nil
    }
    let kind = line[..<colon.lowerBound]
    var text = line[colon.upperBound...]
    if let skipping = text.firstRange(of: " (skipping") { text = text[..<skipping.lowerBound] }
    let number = Int(line[comma.upperBound...].prefix { $0.isNumber }) ?? 1
    return Message(line: number, isWarning: kind.hasSuffix("warning"), text: String(text))
  }
}
