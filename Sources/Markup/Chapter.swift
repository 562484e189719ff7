/// A chapter as its author wrote it: front matter, blocks, footnotes, each with its place in the
/// source.
public struct Chapter: Sendable {
  /// Relative to the book's folder, e.g. `Chapters/labels.md`.
  public var file: String
  /// What stands between `---` at the top.
  public var frontMatter: FrontMatter
  /// The text, in reading order.
  public var blocks: [Block]
  /// Footnote definitions by label.
  public var footnotes: [String: [Block]]

  /// A chapter as it was read from `file`.
  public init(
    file: String, frontMatter: FrontMatter, blocks: [Block], footnotes: [String: [Block]] = [:]
  ) {
    self.file = file
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.footnotes = footnotes
  }
}

/// What stands between the `---` lines at the head of a chapter.
public struct FrontMatter: Sendable, Hashable {
  /// The first heading's text where nil.
  public var title: String?
  /// Names usable in options, to data sets of the catalog.
  public var data: [String: String]
  /// Where the names of `data` stand.
  public var dataPlaces: [String: SourcePosition] = [:]
  /// Usable as `$name` in options.
  public var parameters: [String: Parameter]

  /// Front matter as read; what a chapter does not say is empty.
  public init(
    title: String? = nil, data: [String: String] = [:], parameters: [String: Parameter] = [:]
  ) {
    self.title = title
    self.data = data
    self.parameters = parameters
  }
}
