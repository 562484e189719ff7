/// A block of a chapter.
public indirect enum Block: Sendable, Hashable {
  /// A heading. `id` is the author's `{#id}` at its end; nil for none.
  case heading(level: Int, id: String?, [Inline], SourcePosition)
  case paragraph([Inline], SourcePosition)
  /// `$$...$$` by itself, perhaps followed by a label in parentheses: `$$ a = b $$ (eq-name)`. The
  /// position is that of its first character.
  case formula(String, label: String?, SourcePosition)
  /// A fenced or indented block that is not a directive.
  case code(language: String?, String, SourcePosition)
  case directive(DirectiveBlock)
  case quote([Block], SourcePosition)
  /// GitHub's alerts: note, tip, important, warning, caution.
  case alert(kind: String, [Block], SourcePosition)
  /// A list. `start` is the first number of an ordered list; nil for bullets.
  case list(start: Int?, tight: Bool, items: [[Block]], SourcePosition)
  case table(header: [[Inline]], alignments: [Alignment], rows: [[[Inline]]], SourcePosition)
  /// A table with a caption below it, `: Scanners {#tab-scanners}`.
  case captioned(Block, caption: [Inline], label: String?, SourcePosition)
  /// An image by itself in a paragraph; `source` is relative to the chapters.
  case image(source: String, alt: String, caption: [Inline], label: String?, SourcePosition)
  /// Raw HTML. Renderers show it escaped.
  case html(String, SourcePosition)
  case thematicBreak(SourcePosition)

  /// How the cells of a table's column are aligned.
  public enum Alignment: String, Sendable, Hashable { case none, left, center, right }
}

/// A fenced block whose info string is `{name} label`.
public struct DirectiveBlock: Sendable, Hashable {
  /// The name without its braces: `volume-agreement`.
  public var name: String
  /// The name of the block's results; nil if the author gave no label.
  public var label: String?
  /// The options as YAML. MyST's `:key: value` lines are already converted to `key: value`.
  public var body: String
  /// The line of the source where the body begins.
  public var bodyLine: Int
  /// Where the block begins.
  public var position: SourcePosition

  /// A block with its options as text; `bodyLine` is the line of the chapter where they begin.
  public init(name: String, label: String?, body: String, bodyLine: Int, position: SourcePosition) {
    self.name = name
    self.label = label
    self.body = body
    self.bodyLine = bodyLine
    self.position = position
  }
}
