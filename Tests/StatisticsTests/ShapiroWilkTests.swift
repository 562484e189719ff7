import Foundation
import Testing

@testable import Statistics

/// Numbers: References/statistics.py (SciPy).
@Suite struct ShapiroWilkTests {
  @Test(arguments: [
    (3, 0.8650159744408944, 0.28148454180291693), (4, 0.9560938808895473, 0.7543301475733667),
    (5, 0.9148302109910058, 0.4971536138291461), (9, 0.9521665877116676, 0.7138520485184056),
  ])
  func smallSamplesAreTested(_ count: Int, _ w: Double, _ p: Double) {
    let test = ShapiroWilk(Array(Samples.before.prefix(count)))
    #expect(test.count == count)
    #expect(near(test.w, w, 1e-8) && near(test.p, p, 1e-7))
  }

  @Test func largerSamplesAreTested() {
    let flow = ShapiroWilk(Samples.wright)
    #expect(near(flow.w, 0.9198637438041026, 1e-8) && near(flow.p, 0.1468930031916974, 1e-7))
    let even = (0..<1000).map { (Double($0) + 0.5) / 1000 }
    let uniform = ShapiroWilk(even)
    #expect(near(uniform.w, 0.9548090258354325, 1e-8))
    #expect(abs(uniform.p / 5.388678482840241e-17 - 1) < 1e-6)
    let skewed = ShapiroWilk(even.map { $0 * $0 * $0 })
    #expect(near(skewed.w, 0.8240290358787847, 1e-8))
    #expect(abs(skewed.p / 9.919894130453266e-32 - 1) < 1e-6)
  }

  @Test func theOrderOfTheValuesAndMissingOnesDoNotCount() {
    let test = ShapiroWilk([1, .nan, 2, 1, 1])
    #expect(test.count == 4)
    #expect(near(test.w, 0.629776264554299, 1e-8) && near(test.p, 0.0012407259151036264, 1e-8))
  }

  @Test(arguments: [[], [1, 2], [3, 3, 3, 3], (0...5000).map(Double.init)] as [[Double]])
  func samplesThatItIsNotMadeForHaveNoResult(_ values: [Double]) {
    let test = ShapiroWilk(values)
    #expect(test.w.isNaN && test.p.isNaN)
  }
}
