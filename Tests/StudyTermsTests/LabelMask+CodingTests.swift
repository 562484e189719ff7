import Foundation
import StudyTerms
import Testing

@Suite struct LabelMaskCodingTests {
  @Test func aMaskIsReadAsItWasWritten() throws {
    let mask = LabelMask(width: 3, height: 2, labels: [0, 1, 2, 2, 2, 0])
    let data = try JSONEncoder().encode(mask)
    #expect(try JSONDecoder().decode(LabelMask.self, from: data) == mask)
  }
}
