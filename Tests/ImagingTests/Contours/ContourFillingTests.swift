import Testing

@testable import Imaging

@Suite struct ContourFillingTests {
  static func picture(_ contour: Contour, _ width: Int, _ height: Int, _ rule: FillingRule)
    -> [String]
  {
    let mask = contour.filled(width: width, height: height, rule: rule)
    return (0..<height).map { row in
      (0..<width).map { mask[row * width + $0] ? "#" : "." }.joined()
    }
  }

  static let triangle = Contour([SIMD2(0.6, 0.6), SIMD2(4.6, 0.6), SIMD2(0.6, 4.6)])

  @Test func centresWithinThePolygonAreFilled() {
    #expect(
      Self.picture(Self.triangle, 6, 6, .centres)
        == ["......", ".####.", ".###..", ".##...", ".#....", "......"])
    #expect(abs(Self.triangle.area - 8) < 1e-12)
  }

  // As Pillow 13.0 draws the same corners.
  @Test func theOutlineBelongsToTheMask() {
    #expect(
      Self.picture(Self.triangle, 6, 6, .outlined)
        == ["#####.", "####..", "###...", "##....", "#.....", "......"])
  }

  @Test func whatLiesOutsideTheImageIsCutOff() {
    let square = Contour([SIMD2(-3, -3), SIMD2(1, -3), SIMD2(1, 1), SIMD2(-3, 1)])
    #expect(Self.picture(square, 3, 3, .outlined) == ["##.", "##.", "..."])
    #expect(
      Self.picture(Contour([SIMD2(.nan, 0), SIMD2(1, 1), SIMD2(0, 2)]), 3, 1, .centres) == ["..."])
    #expect(Contour([]).filled(width: 2, height: 1, rule: .outlined) == [false, false])
  }

  @Test func crossedLinesFollowTheEvenOddRule() {
    let bow = Contour([SIMD2(0, 0), SIMD2(4, 4), SIMD2(4, 0), SIMD2(0, 4)])
    #expect(Self.picture(bow, 5, 5, .centres)[1] == "##.##")
  }
}
