import Testing

@testable import Figures

/// What Linux Libertine and its companions have, and what they have not.
@Suite struct FontCoverageTests {
  let coverage = FontCoverage()

  @Test(arguments: Typeface.allCases) func lettersOfEuropeAreThere(_ typeface: Typeface) {
    #expect(coverage.lacking("Größe ± 0.5 µm – “café”\n\t\u{a0}e\u{301}", in: typeface) == [])
  }

  @Test func othersAreNamedInOrder() {
    #expect(coverage.lacking("a 中 b 文 中", in: .serif) == ["中", "文", "中"])
    #expect(coverage.lacking("👩\u{200D}🔬 and 😀", in: .sans) == ["👩\u{200D}🔬", "😀"])
    // Of the monospaced there are fewer.
    #expect(coverage.lacking("א", in: .serif) == [])
    #expect(coverage.lacking("א", in: .mono) == ["א"])
  }
}
