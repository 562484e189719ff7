import Randomness
import Testing

/// Numbers: References/randomness.py.
@Suite struct DistributionsTests {
  /// Gives the same 64 bits for ever.
  private struct Fixed: RandomNumberGenerator {
    var bits: UInt64
    func next() -> UInt64 { bits }
  }

  @Test func aUnitIsLessThanOne() {
    var stream = RandomStream(seed: 1)
    #expect(stream.unit() == 0.5665615751722809)
    var (least, most) = (Fixed(bits: 0), Fixed(bits: .max))
    #expect(least.unit() == 0)
    #expect(most.unit() == 1 - 0x1p-53)
  }

  @Test func uniformNumbersLieInTheirRange() {
    var (least, most) = (Fixed(bits: 0), Fixed(bits: .max))
    #expect(least.uniform(-3, 5) == -3)
    #expect(most.uniform(-3, 5) == -3 + 8 * (1 - 0x1p-53))
  }

  @Test func normalNumbersAreBoxAndMullers() {
    var stream = RandomStream(seed: 1)
    #expect(abs(stream.normal() - -0.034267321791851144) < 1e-15)
    var generator = SeededGenerator(seed: 1)
    for expected in [-1.5452228371402943, -1.0136476397283942, 0.9582971460957354] {
      #expect(abs(generator.normal() - expected) < 1e-15)
    }
  }

  @Test func normalNumbersHaveTheirMeanAndDeviation() {
    var generator = SeededGenerator(seed: 2)
    let drawn = (0..<20_000).map { _ in generator.normal(10, 2) }
    let mean = drawn.reduce(0, +) / 20_000
    let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    // Five standard errors.
    #expect(abs(mean - 10) < 5 * 2 / 20_000.0.squareRoot())
    #expect(abs(variance - 4) < 5 * 4 * (2 / 20_000.0).squareRoot())
  }

  @Test func indicesLieBelowTheirBound() {
    var most = Fixed(bits: .max)
    #expect(most.index(below: 7) == 6)
    #expect(most.index(below: 1) == 0)
    #expect(most.index(below: 0) == 0)
  }

  @Test func permutationsAreFisherAndYates() {
    var stream = RandomStream(seed: 1)
    #expect(stream.permutation(10) == [9, 0, 1, 4, 8, 2, 3, 7, 6, 5])
    var generator = SeededGenerator(seed: 1)
    #expect(generator.permutation(10) == [3, 6, 1, 5, 0, 9, 2, 8, 4, 7])
    #expect(generator.permutation(0) == [])
  }
}
