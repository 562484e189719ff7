import Book
import Engine
import Markup

/// The blocks of a book whose data are not here and whose content is frozen.
struct CarriedBlocks {
  /// Contents by label.
  private(set) var outcomes: [String: DirectiveOutcome] = [:]
  /// Digests of the files that were read, by path relative to the project.
  private(set) var sources: [String: Digest] = [:]
  /// The data sets that are not here.
  private(set) var datasets: Set<String> = []
  /// Why frozen results are not used.
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether the block is carried over.
  func contains(_ decoded: DecodedDirective) -> Bool { outcomes[decoded.label] != nil }
}

extension CarriedBlocks {
  /// Looks up each block in the project's frozen results. A block is carried over only if what it
  /// asks is the same, its data are not here, and the store does not hold its results.
  ///
  /// `asked` is told what a later build has to ask again.
  init(_ book: Book, _ build: BookBuild, _ executor: Executor, _ asked: AskedFiles? = nil) {
    let folder = FrozenFolder(root: build.root)
    let index: FrozenIndex
    do throws(FrozenFolder.Problem) {
      guard let found = try folder.index() else { return }
      index = found.index
      sources[FrozenFolder.indexPath] = found.digest
    } catch {
      diagnostics.append(Self.warning(error))
      return
    }
    let labels = Set(book.directives.map(\.label))
    for label in index.blocks.keys.sorted() where !labels.contains(label) {
      diagnostics.append(
        Self.warning(
          .init(
            file: FrozenFolder.path(of: label),
            sentence: "the book has no block `\(label)` any more")))
    }
    guard index.code == build.frozenCode else {
      diagnostics +=
        build.selected(book).contains {
          index.blocks[$0.label] != nil && Self.lacksData($0, executor, build.files)
        }
        ? [
          Self.warning(
            .init(
              file: FrozenFolder.indexPath,
              sentence:
                "the results were frozen by other code than this program's, and none is used"
            ))
        ] : []
      return
    }
    for decoded in book.directives {
      guard let entry = index.blocks[decoded.label] else { continue }
      do throws(FrozenFolder.Problem) {
        try add(decoded, book, entry, folder, build, executor, asked)
      } catch {
        diagnostics.append(Self.warning(error))
      }
    }
  }

  private mutating func add(
    _ decoded: DecodedDirective, _ book: Book, _ entry: FrozenIndex.Entry, _ folder: FrozenFolder,
    _ build: BookBuild, _ executor: Executor, _ asked: AskedFiles?
  ) throws(FrozenFolder.Problem) {
    let steps = decoded.directive.steps
    guard let question = try? executor.question(steps, recorded: entry.digests),
      let missing = question.files.first(where: { !build.files.isHere($0) }),
      !Self.isKept(steps, executor)
    else { return }
    let file = FrozenFolder.path(of: decoded.label)
    guard build.asked(decoded, question, in: book) == entry.asked else {
      throw .init(
        file: file, sentence: "the file was frozen for other options or data, and is not used")
    }
    let carried = CarriedOver(
      with: entry.with.versions, datasets: question.missingDatasets(in: build.files, after: missing)
    )
    let block = try folder.block(decoded.label, entry)
    guard let origins = entry.origins(carried: carried),
      var built = try? block.built(from: origins)
    else { throw .init(file: file, sentence: "the file does not fit its record, and is not used") }
    if book.configuration.smallCounts == .suppress {
      built = built.map {
        var built = $0
        built.content = Disclosure.coarsened($0.content)
        return built
      }
    }
    _ = asked?.isHere(missing)
    datasets.formUnion(carried.datasets)
    sources[file] = entry.sha256
    outcomes[decoded.label] = .built(
      built, Digest(of: "\(build.rendererFingerprint) \(entry.sha256) \(entry.asked) \(carried)"))
  }

  private static func lacksData(
    _ decoded: DecodedDirective, _ executor: Executor, _ files: any FileSource
  ) -> Bool {
    let steps = decoded.directive.steps
    guard let question = try? executor.question(steps) else { return false }
    return question.files.contains { !files.isHere($0) } && !isKept(steps, executor)
  }

  private static func isKept(_ steps: [any Step], _ executor: Executor) -> Bool {
    guard let kept = try? executor.kept(steps) else { return false }
    return steps.allSatisfy { kept.record(of: $0) != nil }
  }

  private static func warning(_ problem: FrozenFolder.Problem) -> Diagnostic {
    Diagnostic(
      .warning, "frozen", at: SourcePosition(file: problem.file, line: 1), problem.sentence,
      suggestion: "`report freeze` writes it again where the data are")
  }
}

extension StepQuestion {
  /// The data sets of files that are not here, sorted. `first` is one of these files.
  fileprivate func missingDatasets(
    in files: any FileSource, after first: FileReference
  ) -> [String] {
    let others = self.files.filter { $0.dataset != first.dataset && !files.isHere($0) }
    return Set(([first] + others).map { $0.dataset ?? $0.path }).sorted()
  }
}
