import CCMark

/// A node of cmark's tree. Valid as long as its ``MarkdownTree``.
struct MarkdownNode {
  let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  /// The name of the type in cmark, including those of extensions: `table_cell`.
  var type: String {
    let type = cmark_node_get_type(pointer)
    // cmark has no names for these types.
    if type == CMARK_NODE_FOOTNOTE_DEFINITION { return "footnote_definition" }
    if type == CMARK_NODE_FOOTNOTE_REFERENCE { return "footnote_reference" }
    return String(cString: cmark_node_get_type_string(pointer))
  }
  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var next = MarkdownNode(cmark_node_first_child(pointer))
    while let child = next {
      children.append(child)
      next = MarkdownNode(cmark_node_next(child.pointer))
    }
    return children
  }

  /// The text of everything within the node, at any depth.
  var plainText: String {
    guard let iterator = cmark_iter_new(pointer) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let node = MarkdownNode(cmark_iter_get_node(iterator))
      else { continue }
      switch node.type {
      case "softbreak", "linebreak": text += " "
      default: text += node.literal
      }
    }
  }
}
