import PhantomImages
import StudyTerms
import Testing
import Trainings

@Suite struct SimulatedObserverPhantomTests {
  private static let cohort = SyntheticCohort(
    profile: .sevenTesla, seed: 3, patients: 2, matrix: 32,
    sampling: CineSampling(frames: 3, slices: 5))

  @Test func theSimulatedObserverIsBoundedAndRepeatable() {
    let observer = SimulatedObserver(shift: 1.5, scale: 20, seed: 4)
    var largest = 0.0
    var sum = 0.0
    var count = 0.0
    var seen: [[UInt8]] = []
    Self.cohort.forEachImage { scene in
      let field = observer.field(scene)
      for row in 0..<32 {
        for column in 0..<32 {
          let shift = field(row, column)
          let length = (shift * shift).sum().squareRoot()
          largest = max(largest, length)
          sum += length
          count += 1
          // Smooth: within a pixel, a quarter of the lattice's step, it turns by no more than eased steps allow.
          if column > 0 {
            let turn = shift - field(row, column - 1)
            #expect((turn * turn).sum().squareRoot() <= 2 * 1.5 * 1.5 * scene.plane.spacing / 20)
          }
        }
      }
      #expect(observer.labels(scene) == observer.labels(scene))
      seen.append(observer.labels(scene))
    }
    #expect(largest <= 1.5)
    #expect(sum / count > 0.3)
    // Another image or seed, another hand.
    var others: [[UInt8]] = []
    Self.cohort.forEachImage { others.append(SimulatedObserver(shift: 1.5, seed: 5).labels($0)) }
    #expect(others != seen)
  }
}
