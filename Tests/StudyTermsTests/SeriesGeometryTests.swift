import StudyTerms
import Tables
import TestSupport
import Testing

@Suite struct SeriesGeometryTests {
  private let tables = OwnTables()

  private func read(_ row: String) throws -> [SeriesID: SeriesGeometry] {
    let header = "pid\tX\tY\tpixelSpacingX\tpixelSpacingY\tsliceSpacing"
    _ = try tables.write("\(header)\n\(row)\n", to: "sizes.tsv")
    return try SeriesGeometry.read(
      Table.read(contentsOf: tables.root.appending(path: "sizes.tsv"), text: ["pid"]))
  }

  /// Images were squared by their longer side before they were resized for a network.
  @Test func pixelsOfANetworkAreLargerByTheSides() throws {
    let geometry = try #require(try read("7\t200\t256\t1.5\t2\t10")[SeriesID("7")])
    #expect(geometry.side == 256 && abs(geometry.voxel - 0.03) < 1e-12)
    #expect(abs(geometry.volume(pixels: 1000, size: 256) - 30) < 1e-12)
    #expect(abs(geometry.volume(pixels: 1000, size: 128) - 120) < 1e-12)
  }

  @Test func sizesThatCannotBeAreNamed() throws {
    #expect(throws: (any Error).self) { try read("7\t200\t256\t0\t2\t10") }
  }
}
