import Bibliography
import Engine
import Foundation
import Markup
import Yams

/// Reads the `Chapters` of a project. Every mistake that can be found without running a step is
/// found here or in ``Resolver``.
package struct BookReader {
  /// The project's folder, which contains `Chapters`.
  var root: URL
  var directives: [any Directive.Type]
  var files: any FileSource
  /// The profile that replaces the one in `book.yaml`.
  var profile: String?
  /// Whether programs of the author run confined, unless `book.yaml` says otherwise.
  var isConfined: Bool
  /// Digests of the bytes that were read, by file.
  private(set) var sources: [String: Digest] = [:]

  /// `root`: the project's folder; `files`: lists data while options are decoded; `profile`: nil
  /// for the one in `book.yaml`.
  package init(
    root: URL, directives: [any Directive.Type], files: any FileSource, profile: String? = nil,
    isConfined: Bool = true
  ) {
    self.root = root
    self.directives = directives
    self.files = files
    self.profile = profile
    self.isConfined = isConfined
  }

  /// Reads the book; nil if `book.yaml` itself cannot be read. The diagnostics say why.
  package func read() -> (book: Book?, diagnostics: [Diagnostic]) {
    var reader = self
    return reader.readAll()
  }

  private mutating func readAll() -> (book: Book?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let configuration = configuration(&diagnostics) else { return (nil, diagnostics) }
    var chapters: [Chapter] = []
    for name in configuration.chapters {
      guard let chapter = chapter(name, &diagnostics) else { continue }
      chapters.append(chapter)
    }
    diagnostics += Self.samePages(chapters) + unknownDatasets(chapters)
    var bibliography: Bibliography?
    if let name = configuration.bibliography, let outside = Self.outside(name, "bibliography") {
      diagnostics.append(outside)
    } else if let name = configuration.bibliography {
      let file = "Chapters/" + name
      if let text = text(
        file, from: SourcePosition(file: "Chapters/book.yaml", line: 1), &diagnostics)
      {
        let read = Bibliography(text, file: file)
        diagnostics += read.diagnostics
        bibliography = read
      }
    }
    let pictures = pictures(of: chapters, &diagnostics)
    var book = Book(
      configuration: configuration, chapters: chapters, directives: [], bibliography: bibliography,
      sources: sources, root: root)
    book.pictures = pictures
    decode(&book, &diagnostics)
    return (book, diagnostics)
  }
}

extension BookReader {
  private mutating func configuration(_ diagnostics: inout [Diagnostic]) -> BookConfiguration? {
    let file = "Chapters/book.yaml"
    let start = SourcePosition(file: file, line: 1)
    guard let text = text(file, from: start, &diagnostics) else { return nil }
    do {
      let node = try BoundedYAML.compose(text) ?? .mapping(Node.Mapping([]))
      let reading = OptionsReading(node) { try BookConfiguration(from: $0) }
      diagnostics += reading.errors.map { error in
        Diagnostic(
          .error, "wrong-option",
          at: SourcePosition(file: file, line: error.line, column: error.column),
          error.sentence, suggestion: error.suggestion)
      }
      diagnostics += reading.unknown(in: node).map { key in
        let line = key.mark.map { SourcePosition(file: file, line: $0.line, column: $0.column) }
        return Diagnostic(
          .error, "unknown-option", at: line ?? start, "book.yaml has no option `\(key.string)`",
          suggestion: Spelling.suggestion(
            for: key.string, among: reading.asked.sorted(), most: .max))
      }
      guard var configuration = reading.value else { return nil }
      configuration.profile = profile ?? configuration.profile
      diagnostics += Self.unknownParameters(in: configuration, node)
      diagnostics += Self.refused(configuration)
      if let name = configuration.profile, configuration.profiles?[name] == nil {
        diagnostics.append(
          Diagnostic(
            .error, "unknown-profile", at: start, "the book has no profile `\(name)`",
            suggestion: Spelling.suggestion(
              for: name, among: (configuration.profiles ?? [:]).keys.sorted())))
      }
      if configuration.chapters.isEmpty {
        diagnostics.append(
          Diagnostic(
            .error, "no-chapters", at: start, "the book has no chapters",
            suggestion: "list them: `chapters: [index.md]`"))
      }
      return configuration
    } catch let error as YamlError {
      let block = DirectiveBlock(name: "book", label: nil, body: text, bodyLine: 1, position: start)
      diagnostics.append(DirectiveDecoding.diagnostic(error, in: block))
    } catch {
      diagnostics.append(Diagnostic(.error, "malformed-yaml", at: start, "\(error)"))
    }
    return nil
  }

  private mutating func chapter(_ name: String, _ diagnostics: inout [Diagnostic]) -> Chapter? {
    let start = SourcePosition(file: "Chapters/book.yaml", line: 1)
    if let outside = Self.outside(name, "chapter") {
      diagnostics.append(outside)
      return nil
    }
    let file = "Chapters/" + name
    guard let data = data(file, from: start, &diagnostics) else { return nil }
    let parsed = ChapterParser.parse(data: data, file: file)
    diagnostics += parsed.diagnostics
    return parsed.chapter
  }

  private mutating func text(
    _ file: String, from position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    guard let data = data(file, from: position, &diagnostics) else { return nil }
    guard let text = String(validating: data, as: UTF8.self) else {
      diagnostics.append(
        Diagnostic(
          .error, "invalid-utf8", at: SourcePosition(file: file, line: 1),
          "the file is not valid UTF-8", suggestion: "save it as UTF-8"))
      return nil
    }
    if let wrong = Diagnostic(noncharacterIn: text, file: file) { diagnostics.append(wrong) }
    // Drop a byte order mark.
    return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
  }

  mutating func data(
    _ file: String, from position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) -> Data? {
    let place = root.appendingPathComponent(file)
    let whole = root.resolvingSymlinksInPath().path
    if !place.resolvingSymlinksInPath().path.hasPrefix(whole.hasSuffix("/") ? whole : whole + "/") {
      diagnostics.append(
        Diagnostic(
          .error, "outside-project", at: position,
          "\(file) is a link that leads out of the project",
          suggestion: "copy what it leads to"))
      return nil
    }
    do {
      let data = try Data(contentsOf: place)
      sources[file] = Digest(of: data)
      return data
    } catch CocoaError.fileReadNoSuchFile {
      diagnostics.append(
        Diagnostic(
          .error, "missing-file", at: position, "there is no file \(file)",
          suggestion: "create it, or take it out of book.yaml"))
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, "unreadable-file", at: position,
          (error as? CocoaError)?.sentence ?? "\(error)"))
    }
    return nil
  }

  private func decode(_ book: inout Book, _ diagnostics: inout [Diagnostic]) {
    var decoding = DirectiveDecoding(
      known: Dictionary(uniqueKeysWithValues: directives.map { ($0.name, $0) }), files: files,
      isConfined: isConfined && book.configuration.confined != false)
    var decoded: [DecodedDirective] = []
    var places: [String: SourcePosition] = [:]
    for (index, chapter) in book.chapters.enumerated() {
      // If the front matter cannot be read, it is unknown which names are data sets.
      let isRead = !diagnostics.contains {
        $0.code == "malformed-yaml" && $0.position.file == chapter.file
      }
      decoding.files = isRead ? files : nil
      for (count, block) in Self.directiveBlocks(chapter.blocks).enumerated() {
        if let wrong = Self.wrongLabel(block) {
          diagnostics.append(wrong)
          book.unread.insert(block.label ?? "")
          continue
        }
        guard
          let directive = decoding.decode(
            block, chapter: index, data: chapter.frontMatter.data,
            parameters: book.configuration.values.merging(chapter.frontMatter.parameters) { $1 },
            fallbackLabel: "\(book.slug(index))-\(count + 1)", into: &diagnostics)
        else {
          if let label = block.label { book.unread.insert(label) }
          continue
        }
        if let first = places[directive.label] {
          diagnostics.append(
            Diagnostic(
              .error, "duplicate-label", at: block.position,
              "the label `\(directive.label)` is taken by \(first.file):\(first.line)",
              suggestion: "give this block another"))
          continue
        }
        places[directive.label] = block.position
        decoded.append(directive)
      }
    }
    var connections = BlockConnections(
      decoded, data: book.chapters.map(\.frontMatter.data), unread: book.unread)
    book.directives = connections.connected()
    diagnostics += connections.diagnostics
  }

  /// All directives with steps in order, including those within quotes and lists.
  static func directiveBlocks(_ blocks: [Block]) -> [DirectiveBlock] {
    blocks.flatMap { block -> [DirectiveBlock] in
      switch block {
      case .directive(let block):
        return DirectiveBlock.withoutSteps.contains(block.name) ? [] : [block]
      case .quote(let blocks, _), .alert(_, let blocks, _): return directiveBlocks(blocks)
      case .list(_, _, let items, _): return items.flatMap(directiveBlocks)
      default: return []
      }
    }
  }
}
