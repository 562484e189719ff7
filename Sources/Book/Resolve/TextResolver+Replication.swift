import Foundation
import Markup
import Yams

extension TextResolver {
  /// `{replication}`: published numbers beside the computed ones, compared to the published digits.
  func replication(_ block: DirectiveBlock, _ findings: inout TextFindings) -> [PageBlock] {
    let node: Node
    do {
      node = try DirectiveDecoding.options(of: block)
    } catch let error as YamlError {
      findings.log.add([DirectiveDecoding.diagnostic(error, in: block)])
      return []
    } catch {
      findings.log.report(
        "wrong-option", at: block.position, "a replication block lists `key: number` lines")
      return []
    }
    var source = "published"
    var rows: [[[PageInline]]] = []
    for (name, value) in node.mapping ?? Node.Mapping([]) {
      let key = name.scalar?.string ?? ""
      let position = block.at(line: name.mark?.line, column: name.mark?.column)
      if key == "source" {
        source = value.scalar?.string ?? source
        continue
      }
      if let row = line(key, value, source: source, at: position, &findings) { rows.append(row) }
    }
    guard !rows.isEmpty else { return [] }
    let header = ["Quantity", "Published (\(source))", "Computed", "Agreement"].map {
      [PageInline.text($0)]
    }
    return [.table(header: header, alignments: [.left, .right, .right, .left], rows: rows)]
  }

  /// One line: `key: number`, or `key: {value: number, differs: reason}`.
  private func line(
    _ key: String, _ node: Node, source: String, at position: SourcePosition,
    _ findings: inout TextFindings
  ) -> [[PageInline]]? {
    let published = node.scalar?.string ?? node.mapping?["value"]?.scalar?.string
    let differs = node.mapping?["differs"]?.scalar?.string
    guard let published, let format = Self.format(of: published) else {
      findings.log.report(
        "wrong-option", at: position, "`\(key)` gives no published number",
        suggestion: "write `\(key): 3.64` or `{value: 3.64, differs: reason}`")
      return nil
    }
    do throws(ValueError) {
      var expression = try ValueExpression(key)
      expression.format = format
      guard isKnown(expression.key, position, &findings) else { return nil }
      let failure = values.isFailed(expression.key) ? values.failure(expression.key) : nil
      if let reason = values.reason(expression.key) ?? failure {
        findings.replications.append(
          ReplicationLine(
            key: key, source: source, published: published, agrees: false, differs: differs,
            position: position))
        return [
          [.code(key)], [.text(published)], [Self.gap],
          // The head of the page says why data are missing.
          [.text(values.lacksData(expression.key) ? "not computed" : reason)],
        ]
      }
      let cited = try values.cite(expression)
      let computed = cited.text.replacingMinus
      let agrees = computed == published.replacingMinus
      let carried = cited.provenance.carried
      findings.note(carried, in: chapter)
      findings.replications.append(
        ReplicationLine(
          key: key, source: source, published: published, computed: computed, agrees: agrees,
          isCarried: carried != nil, differs: differs, position: position))
      if !agrees, differs == nil {
        findings.log.report(
          "not-replicated", at: position,
          "`\(key)` was published as \(published), computed is \(computed)",
          suggestion: "if it has to differ, say why in `differs:`", severity: .warning)
      }
      let verdict =
        (agrees ? "equal" : "differs" + (differs.map { ": \($0)" } ?? ""))
        + (carried == nil ? "" : ", carried over")
      let quantity = values.words(expression.key) ?? key
      return [[.text(quantity)], [.text(published)], [.value(cited)], [.text(verdict)]]
    } catch {
      findings.log.report(
        "unknown-value", at: position, error.sentence, suggestion: error.suggestion)
      return nil
    }
  }

  /// The format that writes a number with as many digits as `text`; nil if it is not a number.
  private static func format(of text: String) -> NumberFormat? {
    let percent = text.hasSuffix("%")
    let number = (percent ? String(text.dropLast()) : text).replacingMinus
    guard Double(number) != nil else { return nil }
    let mantissa = number.lowercased().split(separator: "e").first ?? ""
    let decimals =
      mantissa.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    let kind = percent ? "%" : number.lowercased().contains("e") ? "e" : "f"
    return NumberFormat(".\(decimals)\(kind)")
  }
}
