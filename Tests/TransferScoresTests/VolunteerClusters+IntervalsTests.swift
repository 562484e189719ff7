import StudyTerms
import Testing

@testable import TransferScores

@Suite struct VolunteerClustersIntervalsTests {
  /// An image of each volunteer, whose value is the volunteer's number.
  private func clusters(_ numbers: [Int]) -> VolunteerClusters {
    VolunteerClusters(
      ConfusionTable(
        images: numbers.map { CineImage(volunteer: Volunteer($0), slice: 0, frame: 0) },
        splits: numbers.map { _ in .test }, counts: numbers.map { _ in .zero }),
      rows: Array(numbers.indices), values: numbers.map(Double.init))
  }

  @Test func oneVolunteerHasNoInterval() {
    #expect(clusters([7]).interval(repetitions: 20, seed: 1).low.isNaN)
    #expect(clusters([1, 2]).interval(repetitions: 50, seed: 1) == (1, 2))
  }

  @Test func volunteersAreSorted() {
    let means = clusters([9, 3]).means(.ventricle, .test)
    #expect(means.map(\.volunteer.number) == [3, 9])
    #expect(means.map(\.mean) == [3, 9])
  }
}
