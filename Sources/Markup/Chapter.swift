/// A chapter as its author wrote it: front matter, blocks and footnotes, with their places in the
/// source.
public struct Chapter: Sendable {
  /// The path relative to the book's folder: `Chapters/labels.md`.
  public var file: String
  /// The front matter between `---` lines at the top.
  public var frontMatter: FrontMatter
  /// The blocks of the text in reading order.
  public var blocks: [Block]
  /// Footnote definitions by label.
  public var footnotes: [String: [Block]]

  /// A chapter that was read from `file`.
  public init(
    file: String, frontMatter: FrontMatter, blocks: [Block], footnotes: [String: [Block]] = [:]
  ) {
    self.file = file
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.footnotes = footnotes
  }
}

/// The content between the `---` lines at the head of a chapter.
public struct FrontMatter: Sendable, Hashable {
  /// The title; nil for the text of the first heading.
  public var title: String?
  /// Data sets of the catalog, by the names that options use for them.
  public var data: [String: String]
  /// Where the names of `data` stand.
  public var dataPlaces: [String: SourcePosition] = [:]
  /// Values for `$name` in options.
  public var parameters: [String: Parameter]

  /// Front matter as it was read. What a chapter does not say is empty.
  public init(
    title: String? = nil, data: [String: String] = [:], parameters: [String: Parameter] = [:]
  ) {
    self.title = title
    self.data = data
    self.parameters = parameters
  }
}
