import Book
import Engine
import Foundation
import Markup
import Pages

/// Builds a book: reads the chapters, runs stale steps, and writes pages, PDF, tables and values.
public struct BookBuild: Sendable {
  /// The project's folder, which contains `Chapters`.
  public var root: URL
  /// The folder for everything that a build writes.
  public var output: URL
  /// Where results of steps are kept. By default it lies in the output folder.
  public var store: Store
  /// The types of directives that chapters may use.
  public var directives: [any Directive.Type]
  /// The code that computes each step, by the name of its type.
  public var fingerprints: [String: WorkCode]
  /// Changes whenever the code that draws and writes pages changes.
  public var rendererFingerprint: String
  /// Fingerprint of the sources that turn results into figures and tables; frozen results are used
  /// only if it is the same.
  public var directiveSources: String
  /// The programs and libraries that the book is made with, for its provenance.
  public var software: [Software]
  /// Where data files come from.
  public var files: any FileSource
  /// How the book is built.
  public var options: BuildOptions
  /// Receives what happens during a build, on any thread.
  public var events: @Sendable (BuildEvent) -> Void

  /// `fingerprints`: by the name of the step's type; a step without one cannot run.
  public init(
    root: URL, output: URL, store: Store? = nil, directives: [any Directive.Type],
    fingerprints: [String: WorkCode],
    rendererFingerprint: String, directiveSources: String = "", software: [Software] = [],
    files: any FileSource, options: BuildOptions,
    events: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) {
    self.root = root
    self.output = output
    self.store = store ?? Store(at: output.appendingPathComponent(".store"))
    self.directives = directives
    self.fingerprints = fingerprints
    self.rendererFingerprint = rendererFingerprint
    self.directiveSources = directiveSources
    self.software = software
    self.files = files
    self.options = options
    self.events = events
  }

  var reader: BookReader { reader(files) }

  private func reader(_ files: any FileSource) -> BookReader {
    BookReader(
      root: root, directives: directives, files: files, profile: options.profile,
      isConfined: !options.unconfined)
  }

  /// Checks the sources, and the numbers that earlier builds left. Runs no step and writes nothing.
  public func check() async -> CheckOutcome {
    let (book, diagnostics) = reader.read()
    guard let book else { return CheckOutcome(diagnostics: diagnostics) }
    let executor = executor(book)
    let carried = CarriedBlocks(book, self, executor)
    let computed = book.without(carried)
    let results = kept(of: computed, executor)
    let outcomes = await outcomes(of: computed, results, carried)
    let resolution = Resolver(book: book, outcomes: outcomes, isDraft: options.draft)
      .resolve(looksAtHidden: true)
    let built = try? BuiltValues(in: output)
    let found =
      diagnostics + resolution.diagnostics + DrawnText.warnings(in: resolution.book, of: book)
      + resolution.uncitedWarnings(in: book)
      + TypedNumber.warnings(in: book, among: built?.numbers ?? []) + refusals(computed, results)
      + remarks(computed, results) + carried.diagnostics
      + SharedNames.diagnostics(of: book.directives, outcomes)
    return CheckOutcome(
      diagnostics: found.sortedByPlace.unique,
      unchecked: book.directives.map(\.label).filter { outcomes[$0] == nil })
  }

  /// What the store holds of the book's blocks in their present form.
  private func kept(of book: Book, _ executor: Executor) -> StepResults? {
    try? executor.kept(book.directives.flatMap(\.directive.steps))
  }

  private func outcomes(
    of book: Book, _ results: StepResults?, _ carried: CarriedBlocks
  ) async -> [String: DirectiveOutcome] {
    guard let results else { return carried.outcomes }
    let kept = await Contents.kept(
      of: book, results: results, rendererFingerprint: rendererFingerprint)
    return kept.merging(carried.outcomes) { $1 }
  }

  /// Which steps would run, and why. The plan is nil if the sources have errors.
  public func plan() throws -> (plan: Plan?, diagnostics: [Diagnostic]) {
    let (book, diagnostics) = reader.read()
    guard let book, !diagnostics.hasErrors else { return (nil, diagnostics.sortedByPlace) }
    let executor = executor(book)
    let computed = book.without(CarriedBlocks(book, self, executor))
    let last = LastBuild.read(OwnFolder(output))?.steps.map(\.key) ?? []
    let plan = try executor.plan(steps(of: computed), since: last)
    let found =
      diagnostics + (plan.stale > 0 ? refusals(computed, kept(of: computed, executor)) : [])
    return (found.hasErrors ? nil : plan, found.sortedByPlace)
  }

  /// Builds the book. Never throws: the outcome says what failed.
  public func run() async -> BuildOutcome {
    var diagnostics: [Diagnostic] = []
    do {
      try OutputFolder.refuseLinkedStore(in: output)
      // Without a store there is nothing yet that others could prune.
      let uses = try await used(isMade: false)
      defer { withExtendedLifetime(uses) {} }
      return try await run(uses, &diagnostics)
    } catch {
      return BuildOutcome(
        diagnostics: diagnostics + [Self.diagnostic(error)], status: Self.status(error))
    }
  }

  /// `diagnostics` receives the problems of the sources.
  private func run(
    _ uses: [StoreUse], _ diagnostics: inout [Diagnostic]
  ) async throws -> BuildOutcome {
    let folder = OutputFolder(output, isFrozen: options.frozen)
    let state = stateWarnings(folder, uses)
    if state.isEmpty, let outcome = unchanged(folder) {
      events(.planned(total: outcome.steps, stale: 0, seconds: nil, estimates: nil))
      return outcome
    }
    let asked = AskedFiles(files)
    let (read, found) = reader(asked).read()
    diagnostics = found + state
    guard let book = read else {
      return BuildOutcome(diagnostics: diagnostics.sortedByPlace, status: 2)
    }
    let executor = executor(book, asked)
    let carried = CarriedBlocks(book, self, executor, asked)
    let computed = book.without(carried)
    let plan = diagnostics.hasErrors ? nil : try executor.plan(steps(of: computed))
    let isCurrent = plan?.stale == 0
    // Looked up once, and only if it is needed.
    let kept = isCurrent && options.chapters.isEmpty ? nil : kept(of: computed, executor)
    // Steps that have run before had options that were accepted.
    let refused = isCurrent ? [] : refusals(computed, kept)
    let all = (diagnostics + carried.diagnostics + sourceDiagnostics(book) + refused).sortedByPlace
    guard let plan, !all.hasErrors else {
      // Report all mistakes at once, including those in numbers as far as these are available.
      let outcomes = await outcomes(
        of: computed, kept ?? self.kept(of: computed, executor), carried)
      return BuildOutcome(
        diagnostics: (all + sourceDiagnostics(book, outcomes)).sortedByPlace.unique, status: 2)
    }
    let made = options.frozen || uses.count == stores.count ? [] : try await used()
    defer { withExtendedLifetime(made) {} }
    let late = uses.isEmpty ? lockWarning(made) : []
    return try await build(book, carried, plan, kept, executor, folder, asked, all + late)
  }
}

extension BookBuild {
  func executor(_ book: Book, _ asked: AskedFiles? = nil) -> Executor {
    Executor(
      store: store, files: asked ?? files, fingerprints: fingerprints, seed: book.seed,
      jobs: options.jobs,
      names: selected(book).flatMap { decoded in
        decoded.directive.names.map { ($0.step, "\(decoded.label): \($0.name)") }
      },
      places: selected(book).flatMap { decoded in
        decoded.directive.steps.map { ($0, decoded.place) }
      }, events: events)
  }

  /// The steps of the chapters to build, and of blocks whose numbers they quote.
  func steps(of book: Book) -> [any Step] {
    selected(book).flatMap(\.directive.steps)
  }

  func selected(_ book: Book) -> [DecodedDirective] {
    guard !options.chapters.isEmpty else { return book.directives }
    let chapters = Set(book.chapters.indices.filter { isSelected($0, in: book) })
    let quoted = Set(chapters.flatMap { QuotedLabels.labels(in: book.chapters[$0]) })
    return book.directives.filter { chapters.contains($0.chapter) || quoted.contains($0.label) }
  }

  /// The selected blocks, and those of other chapters whose results are available, since figures
  /// and tables are numbered through the whole book.
  private func shown(_ book: Book, _ kept: StepResults?) -> [DecodedDirective] {
    guard !options.chapters.isEmpty else { return book.directives }
    let labels = Set(selected(book).map(\.label))
    return book.directives.filter { decoded in
      labels.contains(decoded.label)
        || decoded.directive.steps.allSatisfy { kept?.record(of: $0) != nil }
    }
  }

  func isSelected(_ chapter: Int, in book: Book) -> Bool {
    let names = options.chapters.map(Book.stem)
    return names.isEmpty || names.contains(Book.stem(book.chapters[chapter].file))
      || names.contains(book.slug(chapter))
  }

  /// Whether the diagnostic concerns a chapter that is written. Problems of other chapters are not
  /// reported.
  private func isSelected(_ diagnostic: Diagnostic, in book: Book) -> Bool {
    let chapter = book.chapters.indices.first { book.chapters[$0].file == diagnostic.position.file }
    return chapter.map { isSelected($0, in: book) } ?? true
  }

  /// The problems that the resolver finds before any step runs.
  private func sourceDiagnostics(
    _ book: Book, _ outcomes: [String: DirectiveOutcome] = [:]
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for name in options.chapters
    where !book.chapters.indices.contains(where: {
      Book.stem(book.chapters[$0].file) == Book.stem(name) || book.slug($0) == Book.stem(name)
    }) {
      let known = book.chapters.map { Book.stem($0.file) }
      found.append(
        Diagnostic(
          .error, "unknown-chapter", at: SourcePosition(file: "Chapters/book.yaml", line: 1),
          "the book has no chapter `\(name)`",
          suggestion: Spelling.suggestion(for: name, among: known)))
    }
    let resolution = Resolver(book: book, outcomes: outcomes, isDraft: options.draft)
      .resolve(looksAtHidden: true)
    return found + SharedNames.diagnostics(of: book.directives, outcomes)
      + resolution.diagnostics.filter { $0.severity == .error }
  }

  private func build(
    _ book: Book, _ carried: CarriedBlocks, _ plan: Plan, _ kept: StepResults?,
    _ executor: Executor, _ folder: OutputFolder, _ asked: AskedFiles,
    _ sourceDiagnostics: [Diagnostic]
  ) async throws -> BuildOutcome {
    if options.frozen, plan.stale > 0 {
      let position = SourcePosition(file: "Chapters/book.yaml", line: 1)
      let stale = Diagnostic(
        .error, "stale", at: position,
        "\(plan.stale) of \(plan.total) steps are stale and the build is frozen",
        suggestion: "`report plan --why` names them")
      return BuildOutcome(diagnostics: sourceDiagnostics + [stale], steps: plan.total, status: 1)
    }
    let computed = book.without(carried)
    let shown = shown(computed, kept)
    let results = await executor.run(shown.flatMap(\.directive.steps), plan: plan)
    try Task.checkCancellation()
    if let failure = results.failures.first(where: { $0.reason == .unwritable }) { throw failure }
    let made = await Contents.make(
      computed.directives, selected: shown, in: book, results: results,
      rendererFingerprint: rendererFingerprint)
    let contents = made.merging(carried.outcomes) { $1 }
    let failures = results.failures + ownFailures(of: shown, contents, results)
    let resolution = Resolver(book: book, outcomes: contents, isDraft: options.draft).resolve()
    var resolved = resolution.book
    let textDiagnostics =
      resolution.diagnostics + TypedNumber.warnings(in: book, among: resolution.numbers)
      + DrawnText.warnings(in: resolved, of: book) + remarks(book, results)
    resolved.date = resolved.date ?? options.date
    let shared = SharedNames.diagnostics(of: book.directives, contents)
    let found = shared + textDiagnostics.filter { isSelected($0, in: book) }
    let diagnostics = (sourceDiagnostics + found).sortedByPlace.unique
    // If two things share an address, a page would show the wrong one.
    if found.hasErrors, failures.isEmpty || !shared.isEmpty {
      return BuildOutcome(
        diagnostics: diagnostics, ran: results.ran, steps: plan.total, pins: resolution.pins,
        replications: resolution.replications, status: 2)
    }
    let chapters = root.appendingPathComponent("Chapters")
    // Read the files before publishing them: a file edited in between counts as changed.
    let read = book.sources.merging(carried.sources) { $1 }
    let sources = try resolution.linked.reduce(into: read) { sources, path in
      let data = try Data(contentsOf: chapters.appendingPathComponent(path))
      sources["Chapters/" + path] = Digest(of: data)
    }
    let writer = BookWriter(
      book: resolved, citable: resolution.citable, tables: resolution.tables, results: results,
      seed: book.seed, profile: book.configuration.profile, folder: folder,
      rendererFingerprint: rendererFingerprint, software: software,
      paper: options.paper ?? book.configuration.paper ?? "a4",
      // A page links to all others: what was never built is written too, with what is at hand.
      chapters: book.chapters.indices.filter {
        isSelected($0, in: book) || !folder.holds("html/\(book.slug($0)).html")
      },
      linked: resolution.linked, source: chapters)
    try await writer.write()
    let left = try folder.finish(removingOthers: options.chapters.isEmpty)
    let all = (diagnostics + left.map(Self.diagnostic)).sortedByPlace
    if options.frozen, let first = folder.written.first {
      let stale = Diagnostic(
        .error, "stale", at: SourcePosition(file: "Chapters/book.yaml", line: 1),
        "\(folder.written.count) files of the output are stale, \(first) first, and the build is frozen",
        suggestion: "`report build` makes them")
      return BuildOutcome(
        diagnostics: all + [stale], failures: failures, steps: plan.total, status: 1)
    }
    var outcome = BuildOutcome(
      diagnostics: all, failures: failures, ran: results.ran, steps: plan.total,
      written: folder.written, pins: resolution.pins, replications: resolution.replications,
      carried: carried.outcomes.count,
      lacking: carried.datasets.union(failures.compactMap(\.dataset)).sorted(), status: 0)
    outcome.status = status(of: outcome)
    // If a file could not be removed, the next build tries again.
    if left.isEmpty { try remember(outcome, sources, results, asked, folder) }
    return outcome
  }

  /// The error for a file of an earlier build that could not be removed.
  private static func diagnostic(_ left: (path: String, reason: String)) -> Diagnostic {
    Diagnostic(
      .warning, "stale-output", at: SourcePosition(file: "Chapters/book.yaml", line: 1),
      "\(left.path) is no longer part of the book but could not be removed (\(left.reason))",
      suggestion: "remove it from the output folder")
  }

  /// Failures of blocks whose steps succeeded but whose content could not be made. Each is also
  /// reported as an event.
  private func ownFailures(
    of directives: [DecodedDirective], _ contents: [String: DirectiveOutcome],
    _ results: StepResults
  ) -> [StepFailure] {
    let known = Set(results.failures)
    return directives.compactMap { decoded in
      guard case .notBuilt(let failure)? = contents[decoded.label], failure.reason == .failed,
        !known.contains(failure)
      else { return nil }
      events(
        .failed(
          id: decoded.label, step: failure.step, reason: failure.reason,
          sentence: failure.sentence, place: failure.place))
      return failure
    }
  }

  /// The outcome of the last build, if this one would do nothing.
  private func unchanged(_ folder: OutputFolder) -> BuildOutcome? {
    guard options.chapters.isEmpty, let last = LastBuild.read(folder.own),
      last.isCurrent(code: code, root: root, files: files, store: store), folder.isIntact
    else { return nil }
    var outcome = last.outcome
    outcome.ran = 0
    outcome.written = []
    // Not what the file says: a build is remembered only if nothing in it failed.
    outcome.failures = []
    outcome.status = status(of: outcome)
    return outcome
  }

  /// Remembers only a complete build: if steps failed, the next build tries them again.
  private func remember(
    _ outcome: BuildOutcome, _ sources: [String: Digest], _ results: StepResults,
    _ asked: AskedFiles, _ folder: OutputFolder
  ) throws {
    guard options.chapters.isEmpty, outcome.failures.isEmpty else { return }
    var outcome = outcome
    // What was in the way may be gone the next time.
    outcome.diagnostics.removeAll { $0.code == "state" }
    try LastBuild(
      code: code, sources: sources, answers: asked.answers,
      steps: results.records.map {
        .init(key: $0.key, output: $0.output, stamp: store.stamp(ofRecord: $0.key))
      }, outcome: outcome
    ).write(folder.own)
  }

  /// Missing data is shown in the page. It is an error only in strict builds.
  private func status(of outcome: BuildOutcome) -> Int32 {
    let failed = outcome.failures.contains { $0.reason == .failed }
    let isStrictFailure =
      options.strict && !(outcome.diagnostics.isEmpty && outcome.failures.isEmpty)
    return failed || isStrictFailure || outcome.diagnostics.hasErrors ? 1 : 0
  }

  /// A digest of the options and of the code of all steps and pages.
  private var code: Digest {
    let options = [
      "\(options.draft) \(options.strict) \(options.unconfined)", options.paper, options.date,
      options.profile,
    ].map { $0 ?? "" }
    let steps = fingerprints.sorted { $0.key < $1.key }.map { name, code in
      let versions = code.toolchain.versions.sorted { $0.key < $1.key }
      return "\(name) \(code.sources) \(versions.map { "\($0.key) \($0.value)" })"
    }
    let versions = software.map { "\($0.name) \($0.version)" }
    return Digest(
      of: ([rendererFingerprint, directiveSources] + options + steps + versions).joined(
        separator: "\n"))
  }
}

extension Book {
  /// The book with only the blocks that are computed here.
  fileprivate func without(_ carried: CarriedBlocks) -> Book {
    var book = self
    book.directives.removeAll(where: carried.contains)
    return book
  }
}
