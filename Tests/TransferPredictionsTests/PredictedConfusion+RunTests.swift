import Foundation
import StudyTerms
import TestSupport
import Testing
import TransferPredictions

@testable import Trainings

@Suite struct PredictedConfusionTests {
  private static let cohort = SyntheticCohort(
    profile: .sevenTesla, seed: 3, patients: 1, matrix: 32,
    sampling: CineSampling(frames: 2, slices: 1))

  @Test func theTruthIsConfusedWithNothing() async throws {
    let still = SimulatedObserver(shift: 0)
    let table = try await StepBench().run(PredictedConfusion(.observed(still, Self.cohort, .test)))
    #expect(!table.counts.isEmpty)
    for counts in table.counts {
      #expect(counts.pixels.reduce(0, +) == 32 * 32)
      for a in TissueClass.allCases {
        #expect(counts.dice(a) == 1)
        for b in TissueClass.allCases where a != b { #expect(counts[a, b] == 0) }
      }
    }
    #expect(table.counts.contains { $0.reference(.ventricle) > 0 })
  }

  @Test(arguments: [(1.5, 0.0), (1.5, -3), (1.5, .nan), (1.5, .infinity), (-1, 20), (.nan, 20)])
  func anObserverWhoCannotBeIsRefused(_ shift: Double, _ scale: Double) async {
    let observer = SimulatedObserver(shift: shift, scale: scale)
    #expect(
      await StepBench().sentence(PredictedConfusion(.observed(observer, Self.cohort, .test)))
        == "a simulated observer has a `shift` of 0 to 20 mm and a `scale` of 1 to 1000 mm")
  }

  /// The seed of a step follows from its name and these texts: what was published keeps its numbers.
  @Test func parametersAreCalledWhatTheyWere() throws {
    let observed = PredictedConfusion(.observed(SimulatedObserver(shift: 0), Self.cohort, .test))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(observed), as: UTF8.self)
    #expect(text.hasPrefix(#"{"origin":{"observed":{"_0":{"#))
  }
}
