import StudyTerms
import TestSupport
import Testing

@Suite struct ConfusionTableTests {
  @Test func rowsOfAPartAndTheirDiceAreFound() {
    let table = TinyCounts.table
    #expect(table.rows(of: .test) == [0, 1, 2])
    #expect(table.rows(of: .validation) == [3])
    #expect(table.rows(of: .train) == [])
    #expect(table.dice(.ventricle) == [16.0 / 18, 1, 0, 1])
  }
}
