import Figures
import Markup
import Tables

/// Finds names in a block's presentation that its results lack: parts, colours, numbers.
struct PresentationCheck {
  private let decoded: DecodedDirective
  private let contents: [Content]

  init(_ decoded: DecodedDirective, _ contents: [Content]) {
    self.decoded = decoded
    self.contents = contents
  }

  func report(to log: inout DiagnosticLog) {
    // If something failed, a name may be missing for that reason.
    let isWhole = !contents.contains { if case .missing = $0 { true } else { false } }
    guard isWhole else { return }
    reportParts(to: &log)
    reportColours(to: &log)
    reportDecimals(to: &log)
  }

  private func reportParts(to log: inout DiagnosticLog) {
    let figures = contents.compactMap { content -> String?? in
      if case .figure(let figure) = content { .some(figure.part) } else { nil }
    }
    let tables = contents.compactMap { content -> String?? in
      if case .table(let table) = content { .some(table.part) } else { nil }
    }
    let ofTables = tables.map { part in part.map { $0 + "-table" } ?? "table" }
    let captioned = (figures + tables).compactMap(\.self) + ofTables
    let presentation = decoded.presentation
    // Options without a part belong to the main figure; a caption may also belong to the main
    // table.
    let isCaptioned = figures.contains(nil) || tables.contains(nil)
    for (option, text, isUsed) in [
      ("caption", presentation.caption, isCaptioned),
      ("alt", presentation.alt, figures.contains(nil)),
    ] where text != nil && !isUsed {
      log.report(
        "unknown-part", at: decoded.block.position,
        "option `\(option)`: `\(decoded.label)` has no figure of its own, only parts",
        suggestion: "`\(option)s:` names them (\(captioned.joined(separator: ", ")))",
        severity: .warning)
    }
    if presentation.landscape == true, tables.isEmpty {
      log.report(
        "unknown-part", at: decoded.block.position(of: "landscape"),
        "option `landscape`: `\(decoded.label)` has no table to turn", severity: .warning)
    }
    for (option, names, known) in [
      ("show", presentation.show ?? [], (figures + tables).map { $0 ?? "main" }),
      ("captions", presentation.captions?.keys.sorted() ?? [], captioned),
      ("alts", presentation.alts?.keys.sorted() ?? [], figures.compactMap(\.self)),
    ] {
      for name in names where !known.contains(name) {
        log.report(
          "unknown-part", at: decoded.block.position,
          "option `\(option)`: `\(decoded.label)` has no part `\(name)`",
          suggestion: Spelling.suggestion(for: name, among: Set(known).sorted()),
          severity: .warning)
      }
    }
  }

  private func reportColours(to log: inout DiagnosticLog) {
    guard let colours = decoded.presentation.colours else { return }
    let known = contents.flatMap { content -> [String] in
      guard case .figure(let figure) = content else { return [] }
      return Array(figure.figure.namedColors.keys)
    }
    reportNames(
      colours.keys.sorted(), among: Set(known), of: "colours",
      { "no figure of `\(decoded.label)` has a colour named `\($0)`" }, to: &log)
  }

  private func reportDecimals(to log: inout DiagnosticLog) {
    guard let decimals = decoded.presentation.decimals else { return }
    let known = contents.flatMap { content -> [String] in
      switch content {
      case .table(let content):
        content.table.columns.filter { if case .numbers = $0.values { true } else { false } }
          .map(\.name)
      case .values(let values, _):
        values.filter { if case .number = $0.value { true } else { false } }.map(\.name)
      case .figure, .prose, .remark, .missing: []
      }
    }
    reportNames(
      decimals.keys.sorted(), among: Set(known), of: "decimals",
      { "`\(decoded.label)` has no numbers named `\($0)`" }, to: &log)
  }

  private func reportNames(
    _ names: [String], among known: Set<String>, of option: String,
    _ sentence: (String) -> String, to log: inout DiagnosticLog
  ) {
    for name in names where !known.contains(name) {
      log.report(
        "unknown-name", at: decoded.block.position(of: option, part: name),
        "option `\(option)`: \(sentence(name))",
        suggestion: Spelling.suggestion(for: name, among: known.sorted()), severity: .warning)
    }
  }
}
