import Yams

/// Reads the front matter between the `---` lines at the head of a chapter.
struct FrontMatterReader {
  private let source: SourceText
  /// The number of lines including both `---`; 0 without front matter.
  private(set) var lineCount = 0
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceText) { self.source = source }

  mutating func read() -> FrontMatter {
    guard isRule(1) else { return FrontMatter() }
    guard let last = (2..<source.lineStarts.count + 1).first(where: isRule) else {
      report(
        "unclosed-front-matter", line: 1, "The front matter has no closing `---`.",
        suggestion: "end it with a line `---`")
      return FrontMatter()
    }
    lineCount = last
    let bytes = source.bytes[source.offset(ofLine: 2)..<source.offset(ofLine: last)]
    do {
      guard let node = try BoundedYAML.compose(String(decoding: bytes, as: UTF8.self)) else {
        return FrontMatter()
      }
      return frontMatter(node)
    } catch {
      diagnostics.append(.malformedYAML(error, file: source.file, firstLine: 2))
      return FrontMatter()
    }
  }
}

private extension FrontMatterReader {
  static let keys = ["title", "data", "parameters"]

  func isRule(_ line: Int) -> Bool {
    let text = source.line(line)
    return text.starts(with: Array("---".utf8)) && text.dropFirst(3).allSatisfy { $0 == .space }
  }

  mutating func frontMatter(_ node: Node) -> FrontMatter {
    var result = FrontMatter()
    guard case .mapping(let mapping) = node else {
      if node.string?.isEmpty == true { return result }
      report(
        "malformed-front-matter", line: line(of: node),
        "The front matter is not a list of `key: value` lines.")
      return result
    }
    for (key, value) in mapping {
      let name = key.string ?? ""
      switch name {
      case "title":
        result.title = value.scalar?.string
        if value.scalar == nil {
          report("malformed-front-matter", line: line(of: key), "`title` is not a text.")
        }
      case "data":
        for (key, node) in pairs(value, of: name) {
          guard let text = node.scalar?.string else {
            report(
              "malformed-front-matter", line: line(of: node),
              "`\(key)` of `\(name)` is not a single value.")
            continue
          }
          result.data[key] = text
          result.dataPlaces[key] = SourcePosition(
            file: source.file, line: line(of: node), column: node.mark?.column ?? 1)
        }
      case "parameters":
        for (key, node) in pairs(value, of: name) {
          result.parameters[key] = (try? Yams.serialize(node: node)).map(Parameter.init)
        }
      default:
        let nearest = name.nearest(in: Self.keys).map { "did you mean `\($0)`? " } ?? ""
        report(
          "unknown-key", line: line(of: key),
          "`\(name)` is not a key of the front matter.",
          suggestion: nearest + "known are `title`, `data` and `parameters`")
      }
    }
    return result
  }

  mutating func pairs(_ node: Node, of name: String) -> [(String, Node)] {
    guard case .mapping(let mapping) = node else {
      if node.string?.isEmpty != true {
        report(
          "malformed-front-matter", line: line(of: node),
          "`\(name)` is not a list of `name: value` pairs.")
      }
      return []
    }
    return mapping.map { ($0.key.scalar?.string ?? "", $0.value) }
  }

  func line(of node: Node) -> Int { (node.mark?.line ?? 1) + 1 }

  mutating func report(
    _ code: String, line: Int, _ sentence: String, suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        .error, code, at: source.position(line: line), sentence, suggestion: suggestion))
  }
}
