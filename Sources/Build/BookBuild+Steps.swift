import Book
import Engine
import Markup

extension BookBuild {
  /// The book's directives by label. Empty if the sources have errors; the diagnostics say why.
  public func blocks() -> (blocks: [String: any Directive], diagnostics: [Diagnostic]) {
    let (book, diagnostics) = reader.read()
    guard let book, !diagnostics.hasErrors else { return ([:], diagnostics.sortedByPlace) }
    let blocks = Dictionary(book.directives.map { ($0.label, $0.directive) }) { first, _ in first }
    return (blocks, diagnostics)
  }

  /// The seed from which all randomness derives; nil if the book cannot be read.
  public var seed: UInt64? { reader.read().book?.seed }

  /// The output of a step of the book, from the store if it is current, else computed now. Throws
  /// ``StepFailure``.
  public func run<S: Step>(_ step: S) async throws -> S.Output {
    guard let book = reader.read().book else {
      throw StepFailure(step: step.title, reason: .failed, sentence: "the book cannot be read")
    }
    let use = try await store.use()
    defer { withExtendedLifetime(use) {} }
    let results = await executor(book).run([step])
    if let failure = results.failures.first { throw failure }
    return try results.output(of: step)
  }
}
