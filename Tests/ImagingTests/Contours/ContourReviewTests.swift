import Testing

@testable import Imaging

@Suite struct ContourReviewTests {
  private static func square(_ low: Double, _ high: Double) -> Contour {
    Contour([SIMD2(low, low), SIMD2(high, low), SIMD2(high, high), SIMD2(low, high)])
  }

  private static func drawing(
    _ patient: String, _ image: String, _ contour: Contour, isOuter: Bool = false
  ) -> ContourReview.Drawing {
    ContourReview.Drawing(
      patient: patient, image: image, place: "\(patient)/\(image)", isOuter: isOuter,
      contour: contour, size: SIMD2(64, 64))
  }

  private static func faults(_ patients: [[ContourReview.Drawing]]) -> [String] {
    var review = ContourReview()
    for drawings in patients { review.look(at: drawings) }
    return review.faults.map(\.sentence)
  }

  @Test func soundContoursAreNotTold() {
    let a = [
      Self.drawing("A", "1", Self.square(20, 40)),
      Self.drawing("A", "1", Self.square(15, 45), isOuter: true),
      Self.drawing("A", "2", Self.square(22, 38)),
      // Its wall may lie anywhere, and so may the cavity of another image.
      Self.drawing("A", "3", Self.square(50, 60), isOuter: true),
    ]
    #expect(Self.faults([a, [Self.drawing("B", "1", Self.square(20, 41))]]).isEmpty)
  }

  @Test func aCavityThatLeavesItsOuterContourIsTold() {
    let inside = Self.square(15, 45)
    let drawn = [
      Self.drawing("A", "1", Self.square(20, 48)), Self.drawing("A", "1", inside, isOuter: true),
      // A pixel is the width of a pen.
      Self.drawing("A", "2", Self.square(20, 45.6)), Self.drawing("A", "2", inside, isOuter: true),
    ]
    #expect(
      Self.faults([drawn]) == [
        "A: the cavity leaves its outer contour in 1 image, such as A/1"
      ])
  }

  @Test func contoursOfSomebodyElseAreTold() {
    let drawn = (1...3).map { Self.square(20, 30 + Double($0)) }
    func patient(_ name: String) -> [ContourReview.Drawing] {
      drawn.enumerated().map { Self.drawing(name, "\($0.offset)", $0.element) }
    }
    #expect(
      Self.faults([patient("A"), patient("B")]) == [
        "B: the contours of 3 images are copies of those of A"
      ])
    // The same twice in one patient is nobody else's.
    #expect(Self.faults([patient("A") + patient("A")]).isEmpty)
  }

  @Test func contoursOutsideOfTheImageAreTold() {
    let drawn = [
      Self.drawing("A", "1", Self.square(50, 70)), Self.drawing("A", "2", Self.square(-9, 20)),
      Self.drawing("A", "3", Self.square(-0.5, 63.5)),
    ]
    #expect(
      Self.faults([drawn]) == [
        "A: the contours of 2 images lie outside of the image, such as A/1"
      ])
  }
}
