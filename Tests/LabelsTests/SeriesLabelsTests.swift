import Cohorts
import Engine
import GroundTruth
import Labels
import Testing

@Suite struct SeriesLabelsTests {
  private let images = PatientImages(
    member: .synthetic(
      SyntheticPatient(profile: .challenge, seed: 1, number: 1, inconsistencies: [])),
    legacy: false)

  /// So that a change of the networks' code draws no contour anew.
  @Test func eachSourceHasAStepOfItsOwn() {
    let file = FileReference(dataset: "own", path: "a")
    func step(_ labeller: Labeller) -> any Step {
      SeriesLabels(images: images, labeller: labeller).step
    }
    #expect(step(.truth) is TrueLabels)
    #expect(step(.contours(DrawnContours(folder: file, names: nil))) is DrawnLabels)
    #expect(step(.weights(file)) is PredictedLabels)
    #expect(step(.weights(file)).files == [file])
  }
}
