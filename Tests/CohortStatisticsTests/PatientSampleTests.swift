import CohortStatistics
import Testing

@Suite struct PatientSampleTests {
  @Test func whatNoHeaderSaysOfAPatientIsAGroup() throws {
    let groups = PatientSample.bySexAndAge([
      .init(sex: "F", age: 17), .init(sex: "O", age: 17.5), .init(sex: "", age: .nan),
    ])
    #expect(
      groups.map(\.name) == [
        "all", "F", "M", "O", "not said", "up to 17", "18 to 30", "31 to 50", "over 50", "not said",
      ])
    #expect(groups.map(\.patients.count) == [3, 1, 0, 1, 1, 1, 1, 0, 0, 1])
    let rows = groups.map { $0.group(of: 3) }
    #expect(rows[0].meanAge == 17.25)
    #expect(rows.map(\.female) == [1, 1, 0, 0, 0, 1, 0, 0, 0, 0])
  }
}
