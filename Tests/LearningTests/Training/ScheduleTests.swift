import Foundation
import Testing

@testable import Learning

@Suite struct ScheduleTests {
  static func rates(_ schedule: Schedule, _ steps: Int) -> [Double] {
    (0..<steps).map { schedule.place($0, of: steps, rate: 2).rate }
  }

  @Test func warmUpRisesInEqualSteps() {
    #expect(Self.rates(.constant(warmUp: 4), 6) == [0.5, 1, 1.5, 2, 2, 2])
  }

  @Test func cosineFallsToItsEnd() {
    let rates = Self.rates(.cosine(warmUp: 1, final: 0.5), 5)
    let due = [2, 2, 1.5 + 0.5 * cos(.pi / 4), 1.5, 1.5 + 0.5 * cos(0.75 * .pi)]
    #expect(zip(rates, due).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  /// PyTorch's CosineAnnealingLR: (1 + cos(pi step / steps)) / 2 of the rate, and LinearLR before
  /// it.
  @Test func cosineIsThatOfPyTorch() {
    func near(_ found: [Double], _ due: [Double]) -> Bool {
      found.count == due.count && zip(found, due).allSatisfy { abs($0 - $1) < 1e-12 }
    }
    let half = 0.5.squareRoot()
    #expect(near(Self.rates(.cosine(), 4), [2, 1 + half, 1, 1 - half]))
    #expect(near(Self.rates(.cosine(warmUp: 2), 6), [1, 2, 2, 1 + half, 1, 1 - half]))
    #expect(near(Self.rates(.cosine(warmUp: 2, final: 0.1), 4), [1, 2, 2, 1.1]))
  }

  @Test func aWarmUpThatIsLongerThanTheTrainingOnlyRises() {
    #expect(Self.rates(.cosine(warmUp: 8), 4) == [0.25, 0.5, 0.75, 1])
    #expect(Self.rates(.constant(warmUp: 8), 4) == [0.25, 0.5, 0.75, 1])
    #expect(Self.rates(.cosine(warmUp: 4), 4) == [0.5, 1, 1.5, 2])
  }

  @Test func momentaAreTheOptimisersButInOneCycle() {
    #expect(Schedule.constant().place(3, of: 9, rate: 1).momentum == nil)
    #expect(Schedule.cosine(warmUp: 2).place(1, of: 9, rate: 1).momentum == nil)
  }

  /// lr / 25 up to lr, down to lr / 250000; momentum the other way.
  @Test func oneCycleTouchesItsEnds() {
    let schedule = Schedule.oneCycle()
    let places = (0..<100).map { schedule.place($0, of: 100, rate: 1) }
    #expect(abs(places[0].rate - 0.04) < 1e-12 && places[0].momentum == 0.95)
    #expect(abs(places[29].rate - 1) < 1e-12 && abs((places[29].momentum ?? 0) - 0.85) < 1e-12)
    #expect(abs(places[99].rate - 4e-6) < 1e-12 && abs((places[99].momentum ?? 0) - 0.95) < 1e-12)
  }
}
