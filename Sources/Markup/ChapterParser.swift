import CCMark
import Foundation

/// Parses the text of chapters. All uses of cmark are behind this type.
public enum ChapterParser {
  /// Blocks and inlines that are nested deeper are shown as their text.
  static let deepestNesting = 48
  /// Larger chapters (in bytes) are refused, since cmark takes quadratic time for some inputs.
  static let largestChapter = 4 << 20

  /// Parses a chapter. Mistakes are reported, and the rest of the chapter is still returned.
  public static func parse(
    _ text: String, file: String
  ) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    guard text.utf8.count <= largestChapter else {
      let diagnostic = Diagnostic(
        .error, "too-large", at: SourcePosition(file: file, line: 1),
        "The chapter has \(text.utf8.count) bytes; the most is \(largestChapter).",
        suggestion: "split it into several chapters")
      return (Chapter(file: file, frontMatter: FrontMatter(), blocks: []), [diagnostic])
    }
    let source = SourceText(text, file: file)
    var head = FrontMatterReader(source)
    let frontMatter = head.read()
    let bytes = source.blanked(lines: head.lineCount)
    var reader = BlockReader(source: source, tree: MarkdownTree(bytes))
    var blocks = reader.read()
    let inOptions = reader.footnotesOfOptions(blocks)
    if !inOptions.isEmpty {
      // cmark drops what nothing refers to, and does not look into captions.
      let references = inOptions.map { "[^\($0)]" }.joined(separator: " ")
      let tree = MarkdownTree(bytes + Array("\n\n\(references)\n".utf8))
      reader = BlockReader(source: source, tree: tree)
      blocks = reader.read()
    }
    let chapter = Chapter(
      file: file, frontMatter: frontMatter, blocks: blocks, footnotes: reader.footnotes)
    let wrong = Diagnostic(noncharacterIn: text, file: file).map { [$0] } ?? []
    return (chapter, wrong + head.diagnostics + reader.diagnostics)
  }

  /// Parses a chapter from the bytes of its file. Bytes that are not UTF-8 are reported once and
  /// read as U+FFFD.
  public static func parse(
    data: Data, file: String
  ) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    if let text = String(validating: data, as: UTF8.self) { return parse(text, file: file) }
    let position = SourcePosition(firstInvalidByteOf: data, file: file)
    let diagnostic = Diagnostic(
      .error, "invalid-utf8", at: position, "The text is not valid UTF-8.",
      suggestion: "save the file as UTF-8")
    let (chapter, others) = parse(String(decoding: data, as: UTF8.self), file: file)
    return (chapter, [diagnostic] + others)
  }

  /// Parses text within a line, such as a caption; `position` is its beginning. What would begin a
  /// block (`1.`, `#`) is text here, and line breaks are spaces. `footnotes`: the labels to which it
  /// may refer.
  public static func inlines(
    _ markdown: String, at position: SourcePosition, footnotes: [String] = []
  ) -> (inlines: [Inline], diagnostics: [Diagnostic]) {
    guard markdown.utf8.count <= largestChapter else {
      let diagnostic = Diagnostic(
        .error, "too-large", at: position,
        "The text has \(markdown.utf8.count) bytes; the most is \(largestChapter).")
      return ([], [diagnostic])
    }
    let source = SourceText(markdown, file: position.file, start: position)
    let known = markdown.contains("[^") ? footnotes : []
    let tree = MarkdownTree(heading: source, footnotes: known)
    var reader = BlockReader(source: source, tree: tree, footnotes: known)
    return (reader.readHeading(), reader.diagnostics)
  }
}
