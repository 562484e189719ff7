import StudyTerms
import Testing

@Suite struct SeriesIDTests {
  @Test func aSeriesOfTwoFoldersIsRefused() throws {
    try SeriesID.refuseShared([("1", "A"), ("2", "A"), ("3", "B")])
    let error = #expect(throws: StudyError.self) {
      try SeriesID.refuseShared([("1", "A"), ("2", "A"), ("1", "B")])
    }
    #expect(
      "\(try #require(error))"
        == "A and B both hold a series that is called 1, by its patient's ID; list one of them under `patients`, "
        + "or let `report curate` give them names of their own")
  }
}
