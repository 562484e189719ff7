import Book
import Engine
import Foundation
import GroundTruth
import Labels
import Testing
import Trainings

@testable import Study

/// A cohort with contours as the images of a training.
@Suite struct ContourOptionsTests {
  private func images(_ options: String) throws -> TrainingImages {
    let decoder = JSONDecoder()
    decoder.userInfo[DataPath.aliases] = ["own": "own-images"]
    return TrainingImages(
      try decoder.decode(TrainingImages.Options.self, from: Data(options.utf8)), classes: 2)
  }

  @Test func contoursStandInThePlaceOfLabels() throws {
    let images = try images(
      #"{"cohort": {"folder": "own/dicom", "contours": "own/contours", "contour_names": "own/n.csv"}}"#
    )
    guard case .labelled(let labelled) = images.source else {
      Issue.record("the images are no cohort's")
      return
    }
    #expect(
      labelled.labels.labeller
        == .contours(
          DrawnContours(
            folder: FileReference(dataset: "own-images", path: "contours"),
            names: FileReference(dataset: "own-images", path: "n.csv"))))
    #expect(images.contourChecks != nil)
  }

  @Test(arguments: [
    (
      #"{"cohort": {"folder": "own/dicom"}}"#,
      "needs `contours` beside its `folder`, or `labels`: the network that labels its images"
    ),
    (
      #"{"cohort": {"folder": "own/dicom", "contours": "own/contours"}, "frames": 2}"#,
      "is for the labels of a network; `contours` say which images count"
    ),
  ])
  func whatIsLackingOrIdleIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try images(options)
    } throws: {
      "\($0)".contains(sentence)
    }
  }
}
