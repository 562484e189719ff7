import Testing

@testable import Statistics

@Suite struct KernelDensityTests {
  @Test func aDensityHasAreaOne() {
    let density = KernelDensity(of: Samples.before, points: 2001, from: -5, to: 10)
    #expect(near(density.y.reduce(0, +) * 15 / 2000, 1, 1e-6))
  }

  /// 0.9 min(sd, IQR / 1.34) n^-1/5.
  @Test func itsBandwidthIsSilvermans() {
    let density = KernelDensity(of: Samples.before, points: 3, from: 0, to: 3)
    #expect(near(density.bandwidth, 0.14282464361809286))
  }
}
