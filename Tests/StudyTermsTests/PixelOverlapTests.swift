import StudyTerms
import Testing

@Suite struct PixelOverlapTests {
  @Test func overlapIsCountedByClass() {
    let overlap = PixelOverlap([0, 1, 1, 2], [1, 1, 0, 2], of: 1)
    #expect((overlap.found, overlap.truth, overlap.both) == (2, 2, 1))
    #expect(overlap.dice == 0.5)
    #expect(PixelOverlap([0], [0], of: 1).dice == 1)
  }
}
