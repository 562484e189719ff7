import Testing

@testable import Bibliography

@Suite struct AuthorYearOrderTests {
  private func order(_ text: String) -> AuthorYearOrder {
    let bibliography = Bibliography(text, file: "r.bib")
    return AuthorYearOrder(bibliography.keys.compactMap { bibliography.reference($0) })
  }

  @Test func worksStandByAuthorsAndYear() {
    #expect(
      order(
        """
        @misc{z, author={Zeta, A}, title={T}, year=2000} @misc{o, author={Öhm, A}, title={T}, year=1}
        @misc{p, author={pan, A}, title={T}, year=1} @misc{b, author={Öhm, A}, title={T}, year=0}
        """
      ).keys == ["b", "o", "p", "z"])
  }

  @Test func lettersTellSameYearsApart() {
    let order = order(
      """
      @misc{c, author={Doe, J}, title={Second}, year=2024} @misc{d, author={Doe, J}, title={X}}
      @misc{a, author={Doe, J}, title={First}, year=2024} @misc{b, author={Doe, J}, title={A}, year=1}
      @misc{e, author={Doe, J and Roe, R}, title={First}, year=2024}
      """)
    #expect(order.letters == ["a": "a", "c": "b"])
    #expect(order.keys == ["b", "a", "c", "d", "e"])
  }

  @Test func afterZComesAA() {
    let works = (0..<28).map { "@misc{k\($0 + 10), author={D, J}, title={T\($0 + 10)}, year=1}\n" }
    let order = order(works.joined())
    #expect(order.letters["k35"] == "z")
    #expect(order.letters["k36"] == "aa")
    #expect(order.letters["k37"] == "ab")
  }
}
