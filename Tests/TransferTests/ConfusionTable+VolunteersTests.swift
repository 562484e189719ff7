import StudyTerms
import TestSupport
import Testing

@testable import Transfer

@Suite struct ConfusionTableVolunteersTests {
  @Test func eachVolunteerHasAMeanOfTheGivenRows() {
    let table = TinyCounts.table
    // Volunteer 30 has two images, 31 and 32 have one each.
    #expect(table.volunteerMeans([1, 3, 5, 7], over: [0, 1, 2, 3]) == [2, 5, 7])
    #expect(table.volunteerMeans([1, 3, 5, 7], over: [3, 1]) == [3, 7])
    #expect(table.volunteerMeans([1, 3, 5, 7], over: []).isEmpty)
  }
}
