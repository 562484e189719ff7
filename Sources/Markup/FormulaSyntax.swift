import CCMark

/// cmark's extension for formulas: `$...$` and `$$...$$` become nodes of the type `formula` whose
/// literal is all of it, dollar signs included.
///
/// A dollar amount stays text, by pandoc's rule: a formula in a line begins with a dollar sign that
/// has no space behind it, and ends with one that has no space before it and no digit behind it.
enum FormulaSyntax {
  /// nil where cmark had no memory for it. One for the program's life, made under the lock of
  /// ``MarkdownTree``.
  nonisolated(unsafe) static let syntaxExtension = make()

  private static let dollar = UInt8(ascii: "$")

  private static func make() -> OpaquePointer? {
    guard let made = cmark_syntax_extension_new("formula") else { return nil }
    let characters = cmark_llist_append(
      cmark_get_default_mem_allocator(), nil, UnsafeMutableRawPointer(bitPattern: UInt(dollar)))
    cmark_syntax_extension_set_special_inline_chars(made, characters)
    cmark_syntax_extension_set_match_inline_func(made) { own, _, _, character, parser in
      guard character == FormulaSyntax.dollar, let parser else { return nil }
      return FormulaSyntax.node(parser, own)
    }
    // The name stays as long as the program.
    cmark_syntax_extension_set_get_type_string_func(made) { _, _ in FormulaSyntax.typeName }
    return made
  }

  nonisolated(unsafe) private static let typeName: UnsafePointer<CChar>? = {
    let name = Array("formula".utf8CString)
    let memory = UnsafeMutablePointer<CChar>.allocate(capacity: name.count)
    memory.initialize(from: name, count: name.count)
    return UnsafePointer(memory)
  }()

  /// The formula at the parser's place, which moves behind it; nil where there is none.
  private static func node(
    _ parser: OpaquePointer, _ own: OpaquePointer?
  ) -> OpaquePointer? {
    let start = cmark_inline_parser_get_offset(parser)
    guard let literal = literal(parser) else {
      cmark_inline_parser_set_offset(parser, start)
      return nil
    }
    guard let node = cmark_node_new_with_ext(CMARK_NODE_CODE, own) else { return nil }
    var bytes = literal.map { CChar(bitPattern: $0) }
    bytes.append(0)
    cmark_node_set_literal(node, bytes)
    return node
  }

  private static func literal(_ parser: OpaquePointer) -> [UInt8]? {
    var bytes: [UInt8] = []
    func next() -> UInt8? {
      guard cmark_inline_parser_is_eof(parser) == 0 else { return nil }
      return cmark_inline_parser_peek_char(parser)
    }
    func take() {
      if let byte = next() {
        bytes.append(byte)
        cmark_inline_parser_advance_offset(parser)
      }
    }
    take()
    let isDisplay = next() == dollar
    if isDisplay { take() }
    // Three are neither.
    guard let first = next(), first != dollar, isDisplay || !isSpace(first) else { return nil }
    while let byte = next() {
      if byte == UInt8(ascii: "\\") {
        take()
        take()
        continue
      }
      let before = bytes[bytes.count - 1]
      take()
      guard byte == dollar else { continue }
      if isDisplay {
        guard next() == dollar else { continue }
        take()
        return bytes
      }
      if isSpace(before) || next().map(isDigit) == true { continue }
      return bytes
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
