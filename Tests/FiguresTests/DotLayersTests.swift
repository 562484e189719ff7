import Testing

@testable import Figures

@Suite struct DotLayersTests {
  @Test func dotsApartAreOneLayer() {
    let points = (0..<10).map { Point(Double($0) * 3, 0) }
    #expect(DotLayers(points, size: 3).layers == [points])
  }

  @Test func dotsThatTouchAreInOtherLayers() {
    let points = [Point(0, 0), Point(1, 0), Point(2.5, 0), Point(0, 0)]
    #expect(
      DotLayers(points, size: 2).layers == [
        [Point(0, 0), Point(2.5, 0)], [Point(1, 0)], [Point(0, 0)],
      ])
  }

  @Test func aHundredInOnePlaceAreAHundredLayers() {
    let points = Array(repeating: Point(1, 1), count: 100)
    #expect(DotLayers(points, size: 2).layers == points.map { [$0] })
  }

  @Test func noDotIsLostAndNoneTouchInALayer() {
    var generator = Shuffled(state: 7)
    let points = (0..<500).map { _ in
      Point(Double.random(in: -20...20, using: &generator), .random(in: 0...20, using: &generator))
    }
    let layers = DotLayers(points, size: 2).layers
    #expect(Set(layers.flatMap { $0 }) == Set(points))
    for layer in layers {
      for (index, a) in layer.enumerated() {
        for b in layer[(index + 1)...] {
          #expect((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) >= 4)
        }
      }
    }
  }

  /// The same numbers in every run.
  private struct Shuffled: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
