import StudyTerms
import Testing

@testable import Study

@Suite struct LeftOutPatientsTests {
  private static func measured(
    _ patient: String, _ volumes: VentricularVolumes?, truth: VentricularVolumes?
  ) -> SeriesMeasurement {
    SeriesMeasurement(
      id: SeriesID(patient), patient: SeriesID(patient), method: "measured", isUsed: true,
      isLandscape: false, volumes: volumes ?? VentricularVolumes(diastole: .nan, systole: 40),
      firstFrame: .nan, truth: truth)
  }

  private static let none = VentricularVolumes(diastole: .nan, systole: .nan)
  private static let volumes = VentricularVolumes(diastole: 100, systole: 40)

  @Test func nobodyIsLeftOutOfWholeTables() {
    let all = ["1", "2"].map { Self.measured($0, Self.volumes, truth: Self.volumes) }
    #expect(LeftOutPatients(measured: all).sentence == nil)
  }

  @Test func eachIsNamedWithTheReason() {
    let some = [
      Self.measured("1", Self.volumes, truth: Self.volumes),
      Self.measured("2", Self.none, truth: Self.volumes),
      Self.measured("3", Self.volumes, truth: nil), Self.measured("4", Self.volumes, truth: nil),
      Self.measured("5", nil, truth: Self.volumes),
      Self.measured("6", Self.volumes, truth: VentricularVolumes(diastole: 90, systole: .nan)),
    ]
    #expect(
      LeftOutPatients(measured: some).sentence
        == "Left out: patients 3 and 4, who have no true volume; patient 6, whose true EDV or ESV"
        + " is missing; patient 5, whose measured EDV or ESV is missing; patient 2, who has a true"
        + " volume and no measured one.")
    #expect(
      LeftOutPatients(measured: Array(some.prefix(2)), reference: "Reader B").sentence
        == "Left out: patient 2, who has a volume by Reader B and no measured one.")
  }

  @Test func manyAreCounted() {
    let many = (1...14).map {
      Self.measured("\($0)", $0 == 1 ? Self.volumes : Self.none, truth: Self.volumes)
    }
    #expect(
      LeftOutPatients(measured: many).sentence
        == "Left out: patients 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more, who have a true volume"
        + " and no measured one.")
  }
}
