import StudyTerms
import Testing

@Suite struct VolunteerClustersTests {
  /// Two images of volunteer 9 and one of volunteer 3; a fourth is left out.
  @Test func imagesAreGroupedByVolunteer() {
    let numbers = [9, 3, 9, 9]
    let table = ConfusionTable(
      images: numbers.enumerated().map {
        CineImage(volunteer: Volunteer($0.element), slice: $0.offset, frame: 0)
      }, splits: numbers.map { _ in .test }, counts: numbers.map { _ in .zero })
    let clusters = VolunteerClusters(table, rows: [0, 1, 2], values: [0.5, 0.25, 0.75, 9])
    #expect(clusters.volunteers.map(\.number) == [3, 9])
    #expect(clusters.counts == [1, 2])
    #expect(clusters.means == [0.25, 0.625])
  }
}
