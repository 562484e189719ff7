import Book
import Engine
import Markup

extension BookBuild {
  /// Digest of the code of all steps and directives. What it was compiled with is no part of it, so
  /// that frozen results serve on other machines.
  var frozenCode: Digest {
    let steps = fingerprints.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.sources)" }
    return Digest(of: ([directiveSources] + steps).joined(separator: "\n"))
  }

  /// Digest of what a block asks: its options, those of blocks that it reads, and all steps with
  /// their files.
  func asked(_ decoded: DecodedDirective, _ question: StepQuestion, in book: Book) -> Digest {
    Digest(of: book.identity(of: decoded) + "\n" + question.digest.hex)
  }

  /// What the steps of a question are computed with.
  func toolchain(of question: StepQuestion) -> Toolchain {
    let versions = question.steps.compactMap { fingerprints[$0]?.toolchain.versions }
    return Toolchain(versions.reduce(into: [:]) { $0.merge($1) { first, _ in first } })
  }
}
