import StudyTerms
import Testing

@testable import Transfer

@Suite struct SliceDifferenceTests {
  @Test func differencesOfASliceAreSummedUpWithAndWithoutSign() {
    let tiles = [(0, -20.0), (1, 3), (0, 10)].map { slice, difference in
      VolumeTiles.Tile(
        first: .first, second: .model, volunteer: Volunteer(30), slice: slice, frame: 0,
        difference: difference)
    }
    let slices = SliceDifference.all(tiles)
    #expect(slices.map(\.slice) == [0, 1])
    #expect(slices.map(\.count) == [2, 1])
    #expect(slices.map(\.absolute) == [15, 3])
    #expect(slices.map(\.mean) == [-5, 3])
    #expect(slices.map(\.largest) == [20, 3])
  }
}
