import Engine
import Escaping
import Foundation
import Markup
import Yams

/// Checks names: files lie inside `Chapters`, each chapter has its own page, and labels are safe in
/// paths and addresses.
extension BookReader {
  private static let start = SourcePosition(file: "Chapters/book.yaml", line: 1)

  /// An error if the file lies outside `Chapters`; otherwise nil.
  static func outside(_ name: String, _ what: String) -> Diagnostic? {
    guard name.leadsOut else { return nil }
    return Diagnostic(
      .error, "outside-project", at: start, "the \(what) “\(name)” lies outside Chapters",
      suggestion: "name a file inside it")
  }

  /// Errors for names in front matter that belong to no data set of the catalog.
  func unknownDatasets(_ chapters: [Chapter]) -> [Diagnostic] {
    guard chapters.contains(where: { !$0.frontMatter.data.isEmpty }),
      let known = files.datasetNames
    else { return [] }
    return chapters.flatMap { chapter in
      chapter.frontMatter.data.filter { !known.contains($0.value) }.map { name, dataset in
        Diagnostic(
          .error, "unknown-data",
          at: chapter.frontMatter.dataPlaces[name] ?? SourcePosition(file: chapter.file, line: 1),
          "the catalog has no data set `\(dataset)`",
          suggestion: Spelling.suggestion(for: dataset, among: known)
            ?? "list it in data/catalog.yaml")
      }
    }
  }

  /// Errors for chapters that share a page with another chapter or with the single page.
  static func samePages(_ chapters: [Chapter]) -> [Diagnostic] {
    var owners = ["single": "the page with all chapters"]
    return chapters.enumerated().compactMap { index, chapter in
      let slug = Book.slug(of: chapter.file, at: index)
      guard let owner = owners[slug] else {
        owners[slug] = chapter.file
        return nil
      }
      return Diagnostic(
        .error, "same-page", at: SourcePosition(file: chapter.file, line: 1),
        "its page would be \(slug).html, which is that of \(owner)",
        suggestion: "give the file another name")
    }
  }

  /// Labels become names of files and anchors, and begin the keys of values. nil if this one may.
  static func wrongLabel(_ block: DirectiveBlock) -> Diagnostic? {
    guard let label = block.label else { return nil }
    let isSafe = label.allSatisfy { character in
      character.isASCII && (character.isLetter || character.isNumber || "-_".contains(character))
    }
    guard !isSafe || label.first?.isLetter == false else { return nil }
    return Diagnostic(
      .error, "wrong-label", at: block.position, "“\(label)” cannot be a label",
      suggestion: block.name == "figure" && label.contains(".")
        ? "write a label here, and the file as an option: `image: \(label)`"
        : "begin with a letter, go on with letters, digits, `-` and `_`")
  }

  /// Errors for parameters that a profile sets and the book lacks.
  static func unknownParameters(
    in configuration: BookConfiguration, _ options: Node
  ) -> [Diagnostic] {
    let known = configuration.parameters ?? [:]
    var found: [Diagnostic] = []
    for (profile, values) in options.mapping?["profiles"]?.mapping ?? Node.Mapping([]) {
      for key in values.mapping?.keys.compactMap(\.scalar) ?? [] where known[key.string] == nil {
        found.append(
          Diagnostic(
            .error, "unknown-parameter",
            at: SourcePosition(
              file: start.file, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1),
            "the profile `\(profile.scalar?.string ?? "")` sets `\(key.string)`, which is not a parameter of the book",
            suggestion: Spelling.suggestion(for: key.string, among: known.keys.sorted())))
      }
    }
    return found
  }

  /// Errors for values of `book.yaml` that have the right type and are still wrong.
  static func refused(_ configuration: BookConfiguration) -> [Diagnostic] {
    var sentences: [String] = []
    if let paper = configuration.paper, !["a4", "letter"].contains(paper) {
      sentences.append("option `paper`: “\(paper)” is not a4 or letter")
    }
    if let prefix = configuration.prefix,
      prefix.count > 8 || !prefix.allSatisfy({ $0.isLetter || $0.isNumber || ".-".contains($0) })
    {
      sentences.append("option `prefix`: “\(prefix)” is not a few letters such as S")
    }
    if let date = configuration.date, !isDay(date) {
      sentences.append("option `date`: “\(date)” is not a day such as 2021-05-18")
    }
    return sentences.map { Diagnostic(.error, "wrong-option", at: start, $0) }
  }

  /// Whether the calendar has this day.
  private static func isDay(_ date: String) -> Bool {
    guard let parts = date.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/) else { return false }
    return DateComponents(
      calendar: Calendar(identifier: .gregorian), year: Int(parts.1), month: Int(parts.2),
      day: Int(parts.3)
    ).isValidDate
  }
}
