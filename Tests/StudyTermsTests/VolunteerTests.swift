import Foundation
import StudyTerms
import Testing

@Suite struct VolunteerTests {
  /// As they stand in the keys of steps.
  @Test func aVolunteerIsWrittenAsANumber() throws {
    let data = try JSONEncoder().encode([Volunteer(12), Volunteer(3)].sorted())
    #expect(String(decoding: data, as: UTF8.self) == "[3,12]")
    #expect(
      try JSONDecoder().decode([Volunteer].self, from: data) == [Volunteer(3), Volunteer(12)])
  }
}
