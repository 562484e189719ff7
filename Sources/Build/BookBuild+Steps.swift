import Book
import Engine
import Markup

extension BookBuild {
  /// The book's blocks by label. Empty, with diagnostics, where the sources are wrong.
  public func blocks() -> (blocks: [String: any Directive], diagnostics: [Diagnostic]) {
    let (book, diagnostics) = reader.read()
    guard let book, !diagnostics.hasErrors else { return ([:], diagnostics.sortedByPlace) }
    let blocks = Dictionary(book.directives.map { ($0.label, $0.directive) }) { first, _ in first }
    return (blocks, diagnostics)
  }

  /// What all randomness derives from; nil where the book cannot be read.
  public var seed: UInt64? { reader.read().book?.seed }

  /// What a step of the book makes, as the store keeps it; runs it where it is stale. Throws
  /// ``StepFailure``.
  public func run<S: Step>(_ step: S) async throws -> S.Output {
    guard let book = reader.read().book else {
      throw StepFailure(step: step.title, reason: .failed, sentence: "the book cannot be read")
    }
    let results = await executor(book).run([step])
    if let failure = results.failures.first { throw failure }
    return try results.output(of: step)
  }
}
