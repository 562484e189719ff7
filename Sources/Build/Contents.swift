import Book
import Engine
import Markup
import Yams

/// Makes the content of directives from the outputs of their steps, in parallel.
enum Contents {
  /// The contents of blocks whose results are available. The other blocks have no outcome.
  static func kept(
    of book: Book, results: StepResults, rendererFingerprint: String
  ) async -> [String: DirectiveOutcome] {
    let built = book.directives.filter { decoded in
      decoded.directive.steps.allSatisfy { results.record(of: $0) != nil }
    }
    return await make(
      built, selected: built, in: book, results: results, rendererFingerprint: rendererFingerprint)
  }

  static func make(
    _ directives: [DecodedDirective], selected: [DecodedDirective], in book: Book,
    results: StepResults, rendererFingerprint: String
  ) async -> [String: DirectiveOutcome] {
    let labels = Set(selected.map(\.label))
    return await withTaskGroup(of: (String, DirectiveOutcome).self) { group in
      for decoded in directives {
        guard labels.contains(decoded.label) else { continue }
        group.addTask {
          (decoded.label, outcome(of: decoded, book, results, rendererFingerprint))
        }
      }
      var outcomes: [String: DirectiveOutcome] = [:]
      for await (label, outcome) in group { outcomes[label] = outcome }
      for decoded in directives where !labels.contains(decoded.label) {
        outcomes[decoded.label] = .notBuilt(
          StepFailure(
            step: decoded.label, reason: .notRun,
            sentence: "its chapter was not built; run `report build`", place: decoded.place))
      }
      return outcomes
    }
  }

  private static func outcome(
    of decoded: DecodedDirective, _ book: Book, _ results: StepResults, _ renderer: String
  )
    -> DirectiveOutcome
  {
    do {
      var contents = try results.reading { try decoded.directive.content(from: $0) }
      if book.configuration.smallCounts == .suppress {
        contents = contents.map(Disclosure.coarsened)
      }
      let whole = provenance(of: decoded, decoded.directive.steps, results)
      let built = contents.map { content in
        var built = BuiltContent(
          content: content,
          provenance: content.steps.map { provenance(of: decoded, $0, results) } ?? whole)
        if case .table(let table) = content {
          built.rowEnds = table.rowSteps.mapValues { steps in
            steps.compactMap { results.record(of: $0)?.key.hex }
          }
        }
        return built
      }
      return .built(built, try key(of: decoded, book, whole, renderer))
    } catch let failure as StepFailure {
      return .notBuilt(failure)
    } catch {
      return .notBuilt(
        StepFailure(
          step: decoded.label, reason: .failed, sentence: "\(error)", place: decoded.place))
    }
  }

  /// The directive's steps and everything that they depend on, each once, inputs first.
  private static func provenance(
    of decoded: DecodedDirective, _ own: [any Step], _ results: StepResults
  ) -> Provenance {
    var steps: [Provenance.StepRecord] = []
    var inputs: [String: String] = [:]
    var seen = Set<String>()
    func visit(_ step: any Step) {
      guard let record = results.record(of: step), seen.insert(record.key.hex).inserted else {
        return
      }
      (step.inputs + step.optionalInputs).forEach(visit)
      steps.append(
        .init(name: record.name, key: record.key.hex, code: record.code, seed: record.seed))
      for file in record.files { inputs[file.file.description] = file.digest.hex }
    }
    own.forEach(visit)
    let ends = Set(own.compactMap { results.record(of: $0)?.key.hex })
    return Provenance(
      directive: decoded.block.name, steps: steps,
      inputs: inputs.sorted { $0.key < $1.key }.map { .init(file: $0.key, sha256: $0.value) },
      options: decoded.options, ends: steps.map(\.key).filter(ends.contains))
  }

  /// A digest of what the directive's content is made from, without captions and other
  /// presentation.
  private static func key(
    of decoded: DecodedDirective, _ book: Book, _ provenance: Provenance, _ renderer: String
  ) throws -> Digest {
    let text = [
      renderer, book.identity(of: decoded), decoded.label,
      book.configuration.smallCounts?.rawValue ?? "",
      provenance.steps.map(\.key).joined(separator: ","),
    ]
    return Digest(of: text.joined(separator: "\n"))
  }
}
