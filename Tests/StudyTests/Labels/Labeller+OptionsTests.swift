import Book
import Cohorts
import Engine
import Foundation
import Labels
import Measurements
import TestSupport
import Testing

@testable import Study

@Suite struct LabellerOptionsTests {
  private func decode<Value: Decodable>(_ type: Value.Type, _ options: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(options.utf8))
  }

  @Test func labelsMayComeFromAFileOfWeights() throws {
    let decoder = JSONDecoder()
    decoder.userInfo[DataPath.aliases] = ["own": "own-images"]
    let options =
      #"{"cohort": \#(TinyLabels.cohort), "labels": {"weights": "own/net.safetensors"}}"#
    let directive = try decoder.decode(VolumeAgreement.self, from: Data(options.utf8))
    let file = FileReference(dataset: "own-images", path: "net.safetensors")
    let comparison = try #require(directive.steps.compactMap { $0 as? CohortVolumes }.first)
    let labels = comparison.methods.map(\.measurements.labels)
    #expect(labels.map(\.labeller) == [.weights(file)])
    #expect(labels.flatMap(\.labels).allSatisfy { $0.step.files == [file] })
  }

  @Test func networksThatAreWrittenInABlockAreCalledAsItCallsThem() throws {
    let agreement = try decode(
      VolumeAgreement.self, #"{"cohort": \#(TinyLabels.cohort), "labels": \#(TinyLabels.network)}"#)
    #expect(agreement.names.map(\.name) == ["labels"])
    let called = try decode(
      VolumeAgreement.self,
      #"{"cohort": \#(TinyLabels.cohort), "labels": \#(TinyLabels.network), "method": "FCN"}"#)
    #expect(called.names.map(\.name) == ["FCN"])
    let gallery = try decode(
      PredictionGallery.self,
      #"{"cohort": \#(TinyLabels.cohort), "networks": [{"name": "plain", "trained": \#(TinyLabels.network)}]}"#
    )
    #expect(gallery.names.map(\.name) == ["plain"])
    #expect(gallery.names.map(\.step.title) == ["network of 2 challenge"])
    // The network that makes the labels, and the one to begin with, are written in the settings of the pupil.
    let training = try decode(
      Training.self,
      """
      {"data": {"cohort": \(TinyLabels.cohort), "labels": \(TinyLabels.network)}, "validation": 0, "epochs": 1,
       "widths": [4, 8], "size": 32, "runs": [{"name": "pupil", "from": \(TinyLabels.network)}]}
      """)
    #expect(
      training.names.map { "\($0.step.title): \($0.name)" }.suffix(3) == [
        "network of 2 patients, transferred: pupil", "network of 2 challenge: pupil, before",
        "network of 2 challenge: pupil, labels",
      ])
  }

  /// What a step's key is made of.
  @Test func aCohortIsWrittenOnceHoweverManyPatientsItHas() throws {
    func size(_ count: Int) throws -> Int {
      let cohort = try decode(
        Cohort.self, #"{"phantom": "challenge", "patients": \#(count), "inject": ["all"]}"#)
      let labels = CohortLabels(patients: cohort.images, labeller: .truth)
      let data = try JSONEncoder().encode(labels)
      #expect(try JSONDecoder().decode(CohortLabels.self, from: data) == labels)
      return data.count
    }
    #expect(try size(300) - size(100) < 1000)
  }
}
