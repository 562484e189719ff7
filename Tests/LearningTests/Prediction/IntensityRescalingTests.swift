import Randomness
import Testing

@testable import Learning

@Suite struct IntensityRescalingTests {
  static let values = (0..<30).map { Float(($0 * 37) % 101 - 20) }

  /// NumPy's `percentile` and the authors' `rescale_intensity` of the same numbers as int16.
  @Test func integersAreCutInPlace() {
    let rescaling = IntensityRescaling(Self.values, isWhole: true)
    #expect(abs(rescaling.low - -19.13) < 1e-12)
    #expect(abs(rescaling.high - 76.13) < 1e-12)
    let expected: [(Int, Float)] = [
      (0, 0.00136468612), (1, 0.379277766), (6, 0.200818812), (19, 0.998635314), (29, 0.652214991),
    ]
    for (index, value) in expected {
      #expect(abs(rescaling(Self.values[index]) - value) < 1e-7)
    }
  }

  /// The same of half the numbers as float32.
  @Test func floatsGoFromZeroToOne() {
    let values = Self.values.map { $0 / 2 }
    let rescaling = IntensityRescaling(values, isWhole: false)
    #expect(abs(rescaling.low - -9.565) < 1e-12)
    #expect(rescaling(values[0]) == 0)
    #expect(rescaling(values[19]) == 1)
    #expect(abs(rescaling(values[1]) - 0.379277766) < 1e-7)
  }

  @Test func ranksAreThoseOfSorting() {
    var stream = RandomStream(seed: 3)
    let values = (0..<1000).map { _ in Float(stream.normal() * 1e3) } + [0, -0, 1e38, -1e38]
    let sorted = values.sorted()
    for rank in [0, 1, 10, 500, 501, 999, 1003] {
      #expect(IntensityRescaling.value(atRank: rank, of: values) == sorted[rank])
    }
    #expect(IntensityRescaling.percentile(50, of: [1, 4]) == 2.5)
    #expect(IntensityRescaling.percentile(99, of: [7]) == 7)
  }

  @Test func oneValueThroughoutIsZero() {
    #expect(IntensityRescaling([5, 5, 5], isWhole: true)(5) == 0)
  }
}
