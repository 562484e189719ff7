import Book
import Engine
import Foundation
import Learning
import Tables
import TestSupport
import Testing
import Trainings

@testable import Study

/// A network learns from the labels of another.
@Suite struct TrainingTests {
  private func decode<Value: Decodable>(_ type: Value.Type, _ options: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(options.utf8))
  }

  @Test func aNetworkLearnsFromTheLabelsOfAnother() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {"data": {"cohort": \(TinyLabels.learnt), "labels": \(TinyLabels.network), "frames": 2},
       "test": {"cohort": \(TinyLabels.cohort), "labels": "truth", "frames": 1},
       "volumes": \(TinyLabels.cohort), "size": 32, "widths": [4, 8], "epochs": 1, "validation": 0, "repetitions": 20,
       "runs": [{"name": "labeller", "trained": \(TinyLabels.network)}, {"name": "pupil"},
                {"name": "one", "patients": 1}]}
      """)
    #expect(try content.table().table.texts("run") == ["labeller", "pupil", "one"])
    #expect(try content.number(["pupil"], "patients") == 2)
    #expect(try content.number(["one"], "patients") == 1)
    #expect(Set(try content.table("error").table.texts("method")) == ["labeller", "pupil", "one"])
    #expect(try content.number(["pupil", "LV"], "patients", part: "test") == 2)
    let images = try content.table("images").table
    let truth = try images.numbers("LV_true")
    #expect(truth.contains { $0 > 0 })
  }

  @Test(arguments: [("0.1", "10"), ("0.125", "12.5"), ("0.0001", "0.01"), ("0.15", "15")])
  func theScoreIsNamedAsItIsWritten(_ confidence: String, _ percent: String) throws {
    let training = try decode(
      Training.self,
      """
      {"data": {"cohort": \(TinyLabels.cohort), "labels": \(TinyLabels.network), "confidence": \(confidence)},
       "validation": 0, "epochs": 1, "widths": [4, 8], "size": 32, "runs": [{"name": "pupil"}]}
      """)
    let title = training.trainings?.runs[0].network.images.title
    #expect(title == "2 patients, score up to \(percent) %")
  }

  @Test func noSeriesIsTrustedWhereNoneAgrees() async throws {
    let images = try decode(
      TrainingImages.Options.self,
      #"{"cohort": \#(TinyLabels.cohort), "labels": \#(TinyLabels.network), "confidence": 0.000001}"#
    )
    let network = TrainedNetwork(
      images: TrainingImages(source: images.source, classes: 3), validation: .share(0),
      plan: RunSettings().plan, imagesSeen: nil, start: .random, repetition: 1)
    await #expect {
      try await TransferMirror().run(network)
    } throws: {
      "\($0)".contains("no series is left to learn from: none has a score as low as asked for")
    }
  }
}
