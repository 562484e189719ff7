import CCMark

extension MarkdownNode {
  /// The line that opens or closes a fenced block.
  struct Fence {
    var length: Int
    var character: Character
    /// The fence as written.
    var text: String { String(repeating: character, count: length) }
  }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
  /// The first number of an ordered list; nil for bullets.
  var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }
  var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
  /// The title of a link; nil if it is empty.
  var title: String? {
    guard let title = cmark_node_get_title(pointer), title.pointee != 0 else { return nil }
    return String(cString: title)
  }
  var fenceInfo: String {
    cmark_node_get_fence_info(pointer).map { Substring(String(cString: $0)).trimmed }.map(
      String.init) ?? ""
  }
  /// The fence of a code block; nil for an indented one.
  var fence: Fence? {
    var (length, offset): (Int32, Int32) = (0, 0)
    var character: CChar = 0
    guard cmark_node_get_fenced(pointer, &length, &offset, &character) != 0 else { return nil }
    return Fence(
      length: Int(length), character: Character(Unicode.Scalar(UInt8(bitPattern: character))))
  }

  /// Whether a block of HTML is a remark and nothing else, which no page shows.
  var isRemark: Bool {
    let text = Substring(literal).trimmed
    return text.hasPrefix("<!--") && text.hasSuffix("-->")
      && text.dropFirst(4).firstRange(of: "-->")?.upperBound == text.endIndex
  }

  /// The alignments of a table's columns.
  var alignments: [Block.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let alignments = cmark_gfm_extensions_get_table_alignments(pointer) else {
      return Array(repeating: .none, count: count)
    }
    return (0..<count).map { column in
      switch alignments[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }
}

extension SourceText {
  /// Whether the line closes a fenced block that was opened on line `start`.
  func closes(_ fence: MarkdownNode.Fence, line: Int, after start: Int) -> Bool {
    guard line > start else { return false }
    let text = Substring(text(ofLine: line)).drop { $0 == " " || $0 == ">" || $0 == "\t" }.trimmed
    return text.count >= fence.length && text.allSatisfy { $0 == fence.character }
  }
}
