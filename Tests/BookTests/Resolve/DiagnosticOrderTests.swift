import Markup
import Testing

@testable import Book

/// What the resolver says of a book with every kind of mistake, in the order in which it is said.
@Suite struct DiagnosticOrderTests {
  private func found(
    _ outcomes: [String: DirectiveOutcome], draft: Bool = false, checking: Bool = false
  ) throws -> [String] {
    let wrong = try WrongBook()
    let book = try #require(wrong.read())
    let resolution = Resolver(book: book, outcomes: outcomes, isDraft: draft)
      .resolve(looksAtHidden: checking)
    // A check compares with the numbers of the last build, a build with its own.
    let typed = checking ? [] : TypedNumber.warnings(in: book, among: resolution.numbers)
    let all =
      resolution.diagnostics + typed + DrawnText.warnings(in: resolution.book, of: book)
      + resolution.uncitedWarnings(in: book)
    return all.map(\.description)
  }

  private func expected(_ name: String) throws -> [String] {
    try WrongBook.expected(name).split(separator: "\n").map(String.init)
  }

  @Test func aBuildSaysAllOfIt() throws {
    #expect(try found(WrongBook.outcomes()) == expected("build"))
  }

  @Test func aDraftSaysTheSameAsWarnings() throws {
    #expect(try found(WrongBook.outcomes(), draft: true) == expected("draft"))
  }

  @Test func aCheckLooksAlsoAtWhatIsHidden() throws {
    #expect(try found(WrongBook.outcomes(), checking: true) == expected("check"))
  }

  @Test func aCheckWithoutResultsSaysWhatTheSourcesTell() throws {
    #expect(try found([:], checking: true) == expected("sources"))
  }
}
