import Book
import Markup

/// Finds the labels of blocks whose numbers a chapter quotes.
enum QuotedLabels {
  static func labels(in chapter: Chapter) -> Set<String> {
    labels(in: chapter.blocks + chapter.footnotes.values.joined())
  }

  private static func labels(in blocks: [Block]) -> Set<String> {
    blocks.reduce(into: []) { $0.formUnion(labels(in: $1)) }
  }

  private static func labels(in block: Block) -> Set<String> {
    switch block {
    case .heading(_, _, let inlines, _), .paragraph(let inlines, _): return labels(in: inlines)
    case .quote(let blocks, _), .alert(_, let blocks, _): return labels(in: blocks)
    case .list(_, _, let items, _): return items.reduce(into: []) { $0.formUnion(labels(in: $1)) }
    case .table(let header, _, let rows, _):
      return (header + rows.flatMap { $0 }).reduce(into: []) { $0.formUnion(labels(in: $1)) }
    case .captioned(let table, let caption, _, _):
      return labels(in: table).union(labels(in: caption))
    case .image(_, _, let caption, _, _): return labels(in: caption)
    case .directive(let block): return labels(of: block)
    case .formula, .code, .html, .thematicBreak: return []
    }
  }

  private static func labels(in inlines: [Inline]) -> Set<String> {
    inlines.reduce(into: []) { found, inline in
      switch inline {
      case .role("val", let content, _):
        if let label = label(of: content) { found.insert(label) }
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner, _):
        found.formUnion(labels(in: inner))
      default: break
      }
    }
  }

  /// In captions, conditions, verdicts and replication lines, keys are recognized by their form.
  private static func labels(of block: DirectiveBlock) -> Set<String> {
    let text =
      (["verdict", "when"].contains(block.name) ? (block.label ?? "") + " " : "") + block.body
    let words = text.split { !($0.isLetter || $0.isNumber || "_-.[".contains($0)) }
    return Set(
      words.filter { $0.contains(".") || $0.contains("[") }.compactMap { label(of: String($0)) })
  }

  private static func label(of content: String) -> String? {
    let label = content.trimmed.prefix { $0 != "." && $0 != "[" && $0 != " " && $0 != "{" }
    return label.isEmpty ? nil : String(label)
  }
}
