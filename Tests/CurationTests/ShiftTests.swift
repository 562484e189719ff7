import Foundation
import Testing

@testable import Curation
@testable import Imaging

/// Slices that lie beside the others within their plane.
@Suite struct ShiftTests {
  @Test func aSliceThatLiesBesideTheOthersIsMoved() throws {
    let series = try Curation().plan(
      .synthetic([0, 10, 20, 30]) { index, header in
        // Its field of view lies 3 pixels to the right and 2 up.
        if index == 1 { header.position? += SIMD3(4.5, -3, 0) }
      })
    #expect(series.slices.map(\.transform.shift) == [.zero, SIMD2(-2, 3), .zero, .zero])
    #expect(series.affine.origin == SIMD3(100, 150, 0))
    #expect(
      series.log.map(\.line) == [
        "1\tin-plane shift\tmoved\t\(CurationTests.path(2))\t3 pixels to the right, -2 down"
      ])
    let plane = PixelGrid<Float>(rows: 3, columns: 3, values: [1, 2, 3, 4, 5, 6, 7, 8, 9])
    var transform = PlaneTransform(size: SIMD2(3, 3))
    transform.shift = SIMD2(-1, 1)
    #expect(transform(plane).values == [0, 4, 5, 0, 7, 8, 0, 0, 0])
    transform.shift = SIMD2(3, -40)
    #expect(transform(plane).values == Array(repeating: 0, count: 9))
  }

  @Test func theFirstSliceMayBeTheOneThatIsMoved() throws {
    let series = try Curation().plan(
      .synthetic([0, 10, 20]) { index, header in
        if index == 0 { header.position?.x += 15 }
      })
    #expect(series.slices.map(\.transform.shift) == [SIMD2(0, 10), .zero, .zero])
    #expect(series.affine.origin == SIMD3(100, 150, 0))
  }

  @Test func aFieldOfViewThatGrowsToOneSideIsNotCentred() throws {
    let series = try Curation().plan(
      .synthetic([0, 10, 20]) { index, header in
        // 20 columns more, all of them on the right.
        if index == 1 { header.columns = 212 }
      })
    #expect(series.slices[1].transform.shift == SIMD2(0, 10))
    let legacy = try Curation(legacy: true).plan(
      .synthetic([0, 10, 20]) { index, header in if index == 1 { header.position?.x += 15 } })
    #expect(legacy.slices[1].transform.shift == .zero)
  }

  @Test func halfAPixelIsLeft() throws {
    let series = try Curation().plan(
      .synthetic([0, 10, 20]) { index, header in if index == 1 { header.position?.x += 0.75 } })
    #expect(series.log.isEmpty)
  }
}
