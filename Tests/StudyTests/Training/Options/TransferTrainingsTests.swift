import Book
import Foundation
import StudyTerms
import TestSupport
import Testing
import Trainings

@testable import Study

@Suite struct TransferTrainingsTests {
  private func decode(_ options: String) throws -> TransferTrainings {
    try JSONDecoder().decode(TransferTrainings.self, from: Data(options.utf8))
  }

  @Test func modelsAreWhatTheirKeysSay() throws {
    let trainings = try decode(TinyTransfer.options)
    #expect(trainings.models == [.observer, .doubleTransfer, .transfer, .random, .base, .esed])
    let double = try #require(trainings.networks[.doubleTransfer])
    #expect(trainings.networks[.random]?.start == .random)
    #expect(trainings.finished == [.base: double.start])
    // One network of the biobank, wherever it is named.
    let stages = NetworkStart.network(double).stages
    #expect(stages.map(\.images.title) == ["1 biobank", "1 challenge", "3 seven-tesla"])
    #expect(trainings.networks[.transfer]?.start == .network(stages[0]))
    #expect(trainings.networks[.esed]?.images.subset?.subset == .esed)
    #expect(double.learning(.full, seed: 1) == double)
  }

  @Test func whatAModelBeginsWithIsCalledByTheModel() throws {
    let trainings = try decode(TinyTransfer.options)
    var names: [String: String] = [:]
    // The first name counts.
    for (step, name) in trainings.named where names[step.title] == nil { names[step.title] = name }
    #expect(
      names == [
        "network of 3 seven-tesla": "R", "network of 3 seven-tesla, transferred": "TL",
        "network of esed of 3 seven-tesla, transferred": "esed",
        "network of 1 challenge, transferred": "base", "network of 1 biobank": "base, before",
      ])
  }

  @Test(arguments: [
    (
      #"{"models": {"TL3": {}}}"#,
      "option `models`: “TL3” is no model (known: TL2, TL, R, base, ukbb, esed; the simulated"
        + " observer TR is `observer`)"
    ),
    (#"{"models": {}}"#, "option `models`: names no model"),
    (#"{"models": {"R": {}}}"#, "option `models`: R has no `data`"),
    (
      #"{"models": {"R": {"from": {}}}}"#,
      "option `models`: R begins with random weights, it has no `from`"
    ),
    (#"{"models": {"TL": {}}}"#, "option `models`: TL has no `from`"),
    (
      #"{"models": {"base": {"from": {}, "epochs": 1}}}"#,
      "there is no `epochs` here (known: from)"
    ),
    (
      #"{"observer": {"shift": -1}, "models": {}}"#, "option `shift`: must be 0 to 20, in mm"
    ),
    (
      #"{"test": {"images": "own/a", "masks": "own/b"}, "models": {}}"#,
      "option `test`: must be synthetic volunteers: `{phantom: seven-tesla}`"
    ),
  ])
  func whatCannotBeIsRefused(_ options: String, _ sentence: String) {
    #expect(refusalSentence(of: TransferTrainings.self, options) == sentence)
  }
}
