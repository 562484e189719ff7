import Randomness
import Testing

/// Numbers: References/randomness.py, the first five also Steele's own.
@Suite struct RandomStreamTests {
  @Test func itIsSplitMix64() {
    var stream = RandomStream(seed: 1_234_567)
    let drawn = (0..<5).map { _ in stream.next() }
    #expect(
      drawn == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func eachListOfKeysHasItsStream() {
    var stream = RandomStream(seed: 5, [2, 7])
    let drawn = (0..<3).map { _ in stream.next() }
    #expect(
      drawn == [
        16_564_263_380_600_362_305, 9_276_571_659_816_518_382, 15_633_495_440_267_079_672,
      ])
    var other = RandomStream(seed: 5, [7, 2])
    #expect(other.next() != drawn[0])
  }
}
