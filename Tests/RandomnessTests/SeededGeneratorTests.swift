import Testing

@testable import Randomness

/// Numbers: References/randomness.py; those of the state 1, 2, 3, 4 are also in the tests of Rust's
/// rand_xoshiro.
@Suite struct SeededGeneratorTests {
  @Test func itIsXoshiro() {
    var generator = SeededGenerator(seed: 0)
    generator.state = (1, 2, 3, 4)
    let drawn = (0..<10).map { _ in generator.next() }
    #expect(
      drawn == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
        10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  @Test func itsSeedIsSpreadBySplitMix64() {
    var generator = SeededGenerator(seed: 0)
    let drawn = (0..<3).map { _ in generator.next() }
    #expect(
      drawn == [
        11_091_344_671_253_066_420, 13_793_997_310_169_335_082, 1_900_383_378_846_508_768,
      ])
  }

  @Test func eachListOfKeysHasItsNumbers() {
    var generator = SeededGenerator(seed: 5, keys: [2, 7])
    let drawn = (0..<3).map { _ in generator.next() }
    #expect(
      drawn == [
        17_524_240_325_453_306_174, 3_797_394_672_630_617_077, 9_691_277_898_993_322_284,
      ])
  }
}
