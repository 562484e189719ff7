import Book
import Engine
import Markup
import Yams

extension BookBuild {
  /// Errors for options that a block rejects because of results that are available.
  func refusals(_ book: Book, _ results: StepResults?) -> [Diagnostic] {
    guard let results else { return [] }
    return selected(book).flatMap { decoded in
      decoded.directive.refusals(from: results).map { option, sentence in
        Diagnostic(
          .error, "wrong-option", at: decoded.block.position(of: option),
          "option `\(option)`: \(sentence)")
      }
    }
  }

  /// Warnings of blocks about results that are available.
  func remarks(_ book: Book, _ results: StepResults?) -> [Diagnostic] {
    guard let results else { return [] }
    return selected(book).flatMap { decoded in
      decoded.directive.remarks(from: results).map { option, sentence in
        Diagnostic(
          .warning, "odd-option", at: decoded.block.position(of: option),
          "option `\(option)`: \(sentence)")
      }
    }
  }
}

extension DirectiveBlock {
  /// Where an option's value stands, or the block if the option is not given.
  fileprivate func position(of option: String) -> SourcePosition {
    guard let options = try? DirectiveDecoding.options(of: self).mapping,
      let mark = options[option]?.mark
    else { return position }
    return at(line: mark.line, column: mark.column)
  }
}
