import CohortTerms
import Phantom
import PhantomImages
import Testing

@testable import Trainings

@Suite struct CineSamplingTests {
  private let phantom = Phantom(PhantomPatient(number: 1, seed: 3, profile: .sevenTesla))

  @Test func framesAreSpreadAndHoldBothExtremes() {
    let systole = phantom.endSystole
    #expect(CineSampling().frames(of: phantom) == [0, systole])
    #expect(CineSampling(frames: nil).frames(of: phantom) == Array(0..<30))
    #expect(CineSampling(frames: 100).frames(of: phantom).count == 30)
    for count in 2..<30 {
      let frames = CineSampling(frames: count).frames(of: phantom)
      #expect(Set(frames).count == count)
      #expect(frames == frames.sorted())
      #expect(frames[0] == 0)
      #expect(frames.contains(systole))
    }
  }

  @Test func slicesAreSpreadThroughTheStack() {
    let all = phantom.patient.scan.slices
    #expect(CineSampling().slices(of: phantom) == Array(0..<all))
    #expect(CineSampling(slices: 1).slices(of: phantom) == [all / 2])
    #expect(CineSampling(slices: all).slices(of: phantom) == Array(0..<all))
    #expect(CineSampling(slices: 200).slices(of: phantom).count == all)
  }
}
