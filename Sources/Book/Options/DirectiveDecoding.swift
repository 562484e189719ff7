import Engine
import Markup
import Yams

/// A directive block with its options decoded.
public struct DecodedDirective: Sendable {
  /// The directive with its options.
  public var directive: any Directive
  /// The block's label, which citations begin with.
  public var label: String
  var presentation: Presentation
  /// The block as it was parsed.
  public var block: DirectiveBlock
  /// The options in canonical YAML, with parameters filled in.
  package var options: String
  /// Index of its chapter in the book.
  public var chapter: Int

  /// Whether the author gave the block a label. Others have a running number, which changes when a
  /// block is put before them, so that nothing may refer to it.
  var isLabelled: Bool { block.label != nil }

  /// `Chapters/labels.md:34`.
  package var place: String { "\(block.position.file):\(block.position.line)" }
}

/// Decodes directive blocks. What is wrong is returned as diagnostics.
package struct DirectiveDecoding {
  var known: [String: any Directive.Type]
  /// Lists the files of data folders while options are decoded.
  var files: (any FileSource)?
  /// Whether programs of the author run confined.
  var isConfined = true

  func decode(
    _ block: DirectiveBlock, chapter: Int, data: [String: String],
    parameters: [String: Parameter], fallbackLabel: String,
    into diagnostics: inout [Diagnostic]
  ) -> DecodedDirective? {
    guard let type = known[block.name] else {
      let names = (known.keys + DirectiveBlock.withoutSteps).sorted()
      diagnostics.append(
        Diagnostic(
          .error, "unknown-directive", at: block.position, "there is no directive `\(block.name)`",
          suggestion: NeighbourNames.directive(block.name)
            ?? Spelling.suggestion(for: block.name, among: names)))
      return nil
    }
    do {
      var substitution = ParameterSubstitution(parameters: parameters)
      let node = try substitution(Self.options(of: block))
      let remarks = OptionRemarks()
      let reading = OptionsReading(
        node, userInfo: userInfo(data).merging([.optionRemarks: remarks]) { $1 },
        errors: substitution.errors
      ) { decoder in
        (try Presentation(from: decoder), try type.init(from: decoder))
      }
      diagnostics += reading.errors.map { Self.diagnostic($0, in: block) }
      diagnostics += remarks.list.map { Self.diagnostic($0, .warning, "odd-option", in: block) }
      diagnostics += reading.unknown(in: node).map { key in
        Diagnostic(
          .error, "unknown-option", at: block.at(line: key.mark?.line, column: key.mark?.column),
          "`\(block.name)` has no option `\(key.string)`",
          suggestion: Spelling.suggestion(
            for: key.string, among: reading.asked.sorted(), most: .max))
      }
      guard let (presentation, directive) = reading.value else { return nil }
      return DecodedDirective(
        directive: directive, label: block.label ?? fallbackLabel, presentation: presentation,
        block: block, options: try Self.canonical(node), chapter: chapter)
    } catch let error as OptionError {
      diagnostics.append(Self.diagnostic(error, in: block))
    } catch let error as YamlError {
      diagnostics.append(Self.diagnostic(error, in: block))
    } catch {
      diagnostics.append(Diagnostic(.error, "wrong-option", at: block.position, "\(error)"))
    }
    return nil
  }

  private static func diagnostic(
    _ error: OptionError, _ severity: Diagnostic.Severity = .error, _ code: String = "wrong-option",
    in block: DirectiveBlock
  ) -> Diagnostic {
    Diagnostic(
      severity, code, at: block.at(line: error.line, column: error.column),
      error.sentence, suggestion: error.suggestion)
  }

  /// The options that the content is made from, without captions and other presentation.
  private static func canonical(_ options: Node) throws -> String {
    let aside: Set = ["caption", "captions", "alt", "alts", "rows", "show"]
    let kept = (options.mapping ?? Node.Mapping([])).filter {
      !aside.contains($0.key.scalar?.string ?? "")
    }
    return try Yams.serialize(node: .mapping(Node.Mapping(kept.map { ($0.key, $0.value) })))
  }

  private func userInfo(_ data: [String: String]) -> [CodingUserInfoKey: Any] {
    var info: [CodingUserInfoKey: Any] = [DataPath.aliases: data, .isConfined: isConfined]
    if let files { info[.fileSource] = files }
    return info
  }

  /// The body's YAML mapping; an empty body is an empty mapping.
  package static func options(of block: DirectiveBlock) throws -> Node {
    let node = try BoundedYAML.compose(RoleTexts.quoted(block.body)) ?? .mapping(Node.Mapping([]))
    if node.null != nil { return .mapping(Node.Mapping([])) }
    guard case .mapping = node else {
      throw OptionError(node, "must be a list of `name: value` lines", [])
    }
    return node
  }

  static func diagnostic(_ error: YamlError, in block: DirectiveBlock) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(
        .error, "malformed-yaml", at: block.at(line: mark.line, column: mark.column),
        "the options are not valid YAML: \(problem)",
        suggestion: "put texts that hold `: ` or `#` between quotes")
    case .duplicatedKeysInMapping(let duplicates, _):
      return Diagnostic(
        .error, "malformed-yaml", at: block.position,
        "an option is given twice: \(duplicates.sorted().joined(separator: ", "))")
    default:
      return Diagnostic(
        .error, "malformed-yaml", at: block.position, "the options are not valid YAML")
    }
  }
}

extension DirectiveBlock {
  /// Directives that only comment on the numbers of other blocks and have no steps.
  static let withoutSteps = ["replication", "verdict", "when"]

  /// A place in the block's body; `line` is counted from 1 there.
  package func at(line: Int?, column: Int?) -> SourcePosition {
    SourcePosition(file: position.file, line: bodyLine + (line ?? 1) - 1, column: column ?? 1)
  }

  /// Where the text of an option stands, or the text of a part in it (`captions: {MY: ...}`). Falls
  /// back on the place of the block.
  func position(of option: String, part: String? = nil) -> SourcePosition {
    var within = false
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let name = line.prefix { $0 != ":" }
      guard name.endIndex < line.endIndex else { continue }
      let isOption = name == option
      if !name.hasPrefix(" ") { within = isOption }
      let wanted = part ?? option
      guard isOption && part == nil || within && !isOption && String(name).trimmed == wanted else {
        continue
      }
      let text = line[line.index(after: name.endIndex)...].drop { $0 == " " }
      // The text of a block scalar begins on the next line.
      if text.isEmpty || text.first == ">" || text.first == "|" {
        return at(line: index + 2, column: 1)
      }
      let words = text.drop { $0 == "\"" }
      let column = line.utf8.distance(from: line.startIndex, to: words.startIndex)
      return at(line: index + 1, column: column + 1)
    }
    return position
  }
}
