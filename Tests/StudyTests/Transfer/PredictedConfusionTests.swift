import Engine
import Foundation
import PhantomImages
import StudyTerms
import TestSupport
import Testing
import Trainings

@testable import Study

@Suite struct PredictedConfusionTests {
  @Test func theTruthIsConfusedWithNothing() async throws {
    let still = SimulatedObserver(shift: 0)
    let table = try await StepBench().run(
      PredictedConfusion(.observed(still, TinyTransfer.cohort, .test)))
    for counts in table.counts {
      #expect(counts.pixels.reduce(0, +) == 32 * 32)
      for a in TissueClass.allCases {
        #expect(counts.dice(a) == 1)
        for b in TissueClass.allCases where a != b { #expect(counts[a, b] == 0) }
      }
    }
    #expect(table.counts.contains { $0.reference(.ventricle) > 0 })
  }
}
