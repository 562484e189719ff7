import Book
import Engine
import Foundation
import Markup

extension BookBuild {
  /// Writes the results that pages need of data that others may lack into `data/frozen`. Runs steps
  /// that are stale. If `isCheck`, nothing is written: what would be is compared with what is there.
  public func freeze(isCheck: Bool) async -> FreezeOutcome {
    let (read, diagnostics) = reader.read()
    var outcome = FreezeOutcome(diagnostics: diagnostics.sortedByPlace)
    guard let book = read, !diagnostics.hasErrors else { return outcome }
    outcome.diagnostics += wrongNames(in: book)
    guard !outcome.diagnostics.hasErrors else { return outcome }
    let executor = executor(book)
    let blocks: [FrozenCandidate]
    // Whatever cannot be written is said when it is.
    let use = try? await store.use()
    defer { withExtendedLifetime(use) {} }
    do {
      blocks = try candidates(of: book, executor)
    } catch {
      outcome.refusal = "\(error)"
      return outcome
    }
    if let lacking = blocks.first(where: { $0.missing != nil }), let file = lacking.missing {
      outcome.refusal =
        "\(lacking.decoded.place): `\(lacking.decoded.label)` needs \(file), which is not here"
        + (file.dataset.map { "; `report data fetch \($0)` fetches what can be had" } ?? "")
      return outcome
    }
    let results = await executor.run(blocks.flatMap(\.decoded.directive.steps))
    guard !Task.isCancelled else {
      outcome.refusal = "the run was stopped"
      return outcome
    }
    let directives = blocks.map(\.decoded)
    let contents = await Contents.make(
      directives, selected: directives, in: book, results: results,
      rendererFingerprint: rendererFingerprint)
    outcome.failures = results.failures
    for decoded in directives {
      guard case .notBuilt(let failure)? = contents[decoded.label],
        !outcome.failures.contains(failure)
      else { continue }
      outcome.failures.append(failure)
    }
    guard outcome.failures.isEmpty else { return outcome }
    do {
      let frozen = try files(of: blocks, contents, in: book)
      try finish(frozen, blocks, contents, book, isCheck: isCheck, &outcome)
    } catch {
      outcome.refusal = "\(error)"
    }
    return outcome
  }

  /// Labels and data sets in `frozen` that the book does not have.
  private func wrongNames(in book: Book) -> [Diagnostic] {
    let place = SourcePosition(file: "Chapters/book.yaml", line: 1)
    func wrong(_ names: [String]?, _ option: String, _ what: String, _ known: [String])
      -> [Diagnostic]
    {
      (names ?? []).filter { !known.contains($0) }.map { name in
        Diagnostic(
          .error, "wrong-option", at: place,
          "option `frozen.\(option)`: there is no \(what) `\(name)`",
          suggestion: Spelling.suggestion(for: name, among: known.sorted()))
      }
    }
    let options = book.configuration.frozen
    return wrong(options?.include, "include", "block", book.directives.map(\.label))
      + wrong(options?.data, "data", "data set", files.datasetNames ?? [])
  }

  /// The blocks whose results are frozen: those that need files of a data set which others may
  /// lack.
  private func candidates(of book: Book, _ executor: Executor) throws -> [FrozenCandidate] {
    let wanted = book.configuration.frozen?.data
    return try book.directives.compactMap { decoded in
      let steps = decoded.directive.steps
      let question = try executor.question(steps)
      let datasets = Set(question.files.compactMap(\.dataset))
      guard !datasets.isEmpty, wanted.map(datasets.isSubset) ?? true else { return nil }
      return FrozenCandidate(
        decoded: decoded, question: question,
        missing: question.files.first { !files.isHere($0) })
    }
  }

  private func files(
    of blocks: [FrozenCandidate], _ contents: [String: DirectiveOutcome], in book: Book
  ) throws -> [String: Data] {
    // Cited rows are kept, also those in prose that other numbers would show.
    let citedRows = Resolver(book: book, outcomes: contents, isDraft: true)
      .resolve(looksAtHidden: true).book.citedRows
    let included = Set(book.configuration.frozen?.include ?? [])
    var index = FrozenIndex(code: frozenCode, blocks: [:])
    var files: [String: Data] = [:]
    for block in blocks {
      let label = block.decoded.label
      guard case .built(let built, _)? = contents[label] else { continue }
      let data = try FrozenText.encode(
        FrozenBlock(
          block.decoded, built, includesPatients: included.contains(label), citedRows: citedRows))
      files[FrozenFolder.path(of: label)] = data
      index.blocks[label] = FrozenIndex.Entry(
        asked: asked(block.decoded, block.question, in: book), data,
        with: toolchain(of: block.question),
        built)
    }
    files[FrozenFolder.indexPath] = try FrozenText.encode(index.sealed())
    return files
  }

  private func finish(
    _ files: [String: Data], _ blocks: [FrozenCandidate], _ contents: [String: DirectiveOutcome],
    _ book: Book, isCheck: Bool, _ outcome: inout FreezeOutcome
  ) throws {
    outcome.sizes = blocks.map(\.decoded.label).map { label in
      (label, files[FrozenFolder.path(of: label)]?.count ?? 0)
    }.sorted { ($1.bytes, $0.label) < ($0.bytes, $1.label) }
    outcome.bytes = files.values.reduce(0) { $0 + $1.count }
    outcome.smallCounts = blocks.flatMap { block -> [String] in
      guard case .built(let built, _)? = contents[block.decoded.label] else { return [] }
      return built.flatMap { Disclosure.findings(in: $0.content, label: block.decoded.label) }
        .map { "\(block.decoded.place): \($0)" }
    }
    outcome.allowsSmallCounts = book.configuration.smallCounts != nil
    let limit = book.configuration.frozen?.limit ?? 5
    guard Double(outcome.bytes) <= limit * 1_000_000 else {
      outcome.refusal =
        "the frozen results would take \(outcome.bytes / 1000) kB, more than `frozen.limit` of \(limit) MB"
      return
    }
    guard outcome.smallCounts.isEmpty || outcome.allowsSmallCounts else {
      outcome.refusal =
        "book.yaml has to say what is done with these: `small_counts: allow` or `small_counts: suppress`"
      return
    }
    let folder = FrozenFolder(root: root)
    if isCheck {
      outcome.changed = folder.differences(from: files)
      guard !outcome.changed.isEmpty else { return }
      outcome.refusal = "\(outcome.changed.count) frozen files are not what comes out now"
    } else {
      outcome.changed = try folder.replace(with: files)
    }
  }
}

/// A block whose results may be frozen.
private struct FrozenCandidate {
  var decoded: DecodedDirective
  var question: StepQuestion
  /// A file that it needs and that is not here; nil if all are.
  var missing: FileReference?
}

extension FrozenIndex.Entry {
  /// The entry of a block whose content is kept as `data`.
  fileprivate init(asked: Digest, _ data: Data, with: Toolchain, _ built: [BuiltContent]) {
    var provenances: [Provenance] = []
    let origins = built.map { content -> Int in
      if let known = provenances.firstIndex(of: content.provenance) { return known }
      provenances.append(content.provenance)
      return provenances.count - 1
    }
    self.init(
      asked: asked, sha256: Digest(of: data), bytes: data.count, with: with,
      provenances: provenances, origins: origins, rowEnds: built.map(\.rowEnds))
  }
}
