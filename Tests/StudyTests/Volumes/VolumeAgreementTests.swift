import Book
import Cohorts
import Foundation
import Tables
import TestSupport
import Testing

@testable import Study

@Suite struct VolumeAgreementTests {
  private func decode<Value: Decodable>(_ type: Value.Type, _ options: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(options.utf8))
  }

  @Test func trustIsToldByScore() async throws {
    let content = try await TransferMirror().content(
      VolumeAgreement.self,
      """
      {"cohort": \(TinyLabels.cohort), "labels": \(TinyLabels.network), "method": "net", "analysis": "confidence",
       "thresholds": [0.5, 100], "repetitions": 20}
      """)
    let sets = try content.table().table
    #expect(try sets.texts("threshold") == ["50", "10000", "all"])
    #expect(try sets.numbers("series")[1...] == [2, 2])
    #expect(try content.table("bins").table.numbers("series").reduce(0, +) == 2)
    // Two patients have no interval.
    #expect(try sets.numbers("patients")[2] == 2)
    for end in ["low", "high"] { #expect(try sets.numbers(end).allSatisfy(\.isNaN)) }
    let agreement = try await TransferMirror().content(
      VolumeAgreement.self,
      #"{"cohort": \#(TinyLabels.cohort), "labels": "truth", "method": "truth", "figure": "none"}"#)
    #expect(try agreement.number(["EDV"], "count") == 2)
  }

  @Test(arguments: [
    (
      #"{"cohort": {"folder": "own"}, "labels": "truth"}"#,
      "option `cohort`: has no volumes to compare with: give it `volumes`, a table of pid, EDV and ESV"
    ),
    (
      #"{"cohort": \#(TinyLabels.cohort), "labels": "lies"}"#,
      "“lies” is neither truth nor a network: its settings, or `{weights: file}`"
    ),
    (
      #"{"cohort": \#(TinyLabels.cohort), "labels": "truth", "analysis": "manual"}"#,
      "option `analysis`: must be agreement or confidence for a cohort"
    ),
  ])
  func whatCannotBeIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try decode(VolumeAgreement.self, options)
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription == sentence
    }
  }
}
