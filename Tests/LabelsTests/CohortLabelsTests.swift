import Cohorts
import Engine
import Foundation
import GroundTruth
import Labels
import Testing

@Suite struct CohortLabelsTests {
  private static func synthetic(_ numbers: ClosedRange<Int>) -> [PatientImages] {
    numbers.map { number in
      PatientImages(
        member: .synthetic(
          SyntheticPatient(profile: .challenge, seed: 1, number: number, inconsistencies: [])),
        legacy: false)
    }
  }

  private static let real = PatientImages(
    member: .files(FileReference(dataset: "own", path: "P1")), legacy: false)

  /// A large synthetic cohort is written in short, as it stands in the keys of steps.
  @Test func labelsAreReadAsTheyWereWritten() throws {
    for patients in [Self.synthetic(1...300), [Self.real], Self.synthetic(1...1) + [Self.real]] {
      let labels = CohortLabels(patients: patients, labeller: .truth)
      let data = try JSONEncoder().encode(labels)
      #expect(try JSONDecoder().decode(CohortLabels.self, from: data) == labels)
      #expect(data.count < 3000)
    }
  }

  @Test func theTruthIsKnownOfSyntheticHeartsAndBesideContours() {
    let file = FileReference(dataset: "own", path: "weights")
    let network = Labeller.weights(file)
    #expect(
      CohortLabels(patients: Self.synthetic(1...2), labeller: network).truth?.labeller == .truth)
    #expect(CohortLabels(patients: [Self.real], labeller: network).truth == nil)
    let contours = DrawnContours(folder: file, names: nil)
    #expect(
      CohortLabels(patients: [Self.real], labeller: network, contours: contours).truth?.labeller
        == .contours(contours))
  }
}
