import Engine
import Tables
import Testing

@testable import Book

/// What a content is made of follows from what is read for it.
@Suite struct ResultsReadingTests {
  private struct Number: Step {
    typealias Output = Table
    var value: Int
  }

  private struct Numbers: Results {
    func output<S: Step>(of step: S) throws -> S.Output {
      guard let number = step as? Number, number.value > 0,
        let table = try Table([Column("n", counts: [number.value])]) as? S.Output
      else { throw StepFailure(step: S.name, reason: .failed, sentence: "no number") }
      return table
    }
  }

  private func table(_ values: [Int], _ results: any Results) throws -> Content {
    let tables = try values.map { try results.output(of: Number(value: $0)) }
    return .table(TableContent(tables[0], keys: ["n"], caption: ""))
  }

  private func values(_ content: Content) -> [Int]? {
    content.steps?.compactMap { ($0 as? Number)?.value }
  }

  @Test func aContentIsMadeOfWhatIsReadForIt() throws {
    let content = try Numbers().reading { try table([2, 1, 2], $0) }
    #expect(content.map(values) == [[2, 1]])
  }

  @Test func whatWasSaidWithinStays() throws {
    let content = try Numbers().reading { results in
      let outer = try table([3], results)
      return try results.reading { try table([1], $0) } + [outer]
    }
    #expect(content.map(values) == [[1], [3, 1]])
  }

  /// What is not there is read of nobody.
  @Test func whatFailedIsNotReadAndNothingReadIsNothingSaid() throws {
    let content = Numbers().reading { results in
      _ = try? results.output(of: Number(value: 0))
      return [Content.prose("none"), .values([NamedValue("n", 1)])]
    }
    #expect(content.map(values) == [nil, nil])
  }

  @Test func errorsArePassedOn() {
    #expect(throws: StepFailure.self) {
      try Numbers().reading { try table([0], $0) }
    }
  }
}
