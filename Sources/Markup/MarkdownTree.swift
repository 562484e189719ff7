import CCMark
import Synchronization

/// Owns the tree that cmark makes of a text.
final class MarkdownTree {
  /// nil if cmark could not read the text.
  let root: OpaquePointer?

  init(_ text: [UInt8]) {
    root = Self.parse(text)
  }

  /// Parses the text as one heading: inlines only, whatever lines begin with. Offsets in the text
  /// are two less than in what cmark reads. Footnotes with these labels are defined below it, on
  /// lines 3, 5, 7 and so on.
  convenience init(heading source: SourceText, footnotes: [String] = []) {
    let text = source.bytes.map { $0 == .lineFeed ? UInt8.space : $0 }
    let definitions = footnotes.map { "\n\n[^\($0)]: x" }.joined()
    self.init(Array("# ".utf8) + text + Array(" #\(definitions)".utf8))
  }

  deinit {
    cmark_node_free(root)
  }

  // cmark keeps its extensions in a global list and their special characters in a global table,
  // which each parser changes while it runs. Two at once would miss some characters.
  private static let isRegistered = Mutex(false)

  private static func parse(_ text: [UInt8]) -> OpaquePointer? {
    isRegistered.withLock { isRegistered in
      if !isRegistered { cmark_gfm_core_extensions_ensure_registered() }
      isRegistered = true
      return Unlocked(pointer: parseUnlocked(text))
    }.pointer
  }

  /// Moves a tree out of the lock. Nothing else refers to it.
  private struct Unlocked: @unchecked Sendable {
    var pointer: OpaquePointer?
  }

  private static func parseUnlocked(_ text: [UInt8]) -> OpaquePointer? {
    guard
      let parser = cmark_parser_new(
        CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES | CMARK_OPT_FULL_INFO_STRING
          | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE)
    else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    if let formulas = FormulaSyntax.syntaxExtension {
      cmark_parser_attach_syntax_extension(parser, formulas)
    }
    text.withUnsafeBytes { bytes in
      cmark_parser_feed(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return cmark_parser_finish(parser)
  }
}
