import CurveSmoothing
import Testing

@Suite struct LoessTests {
  @Test func aParabolaIsItsOwnLocalRegression() {
    let places = (0...40).map(Double.init)
    let loess = Loess(x: places, y: places.map { 2 + 3 * $0 - 0.5 * $0 * $0 })
    for place in [0, 0.5, 7.25, 20, 33.3, 40] {
      let expected = 2 + 3 * place - 0.5 * place * place
      #expect(abs(loess.predict([place])[0] - expected) < 1e-8)
    }
  }

  @Test func tooFewPointsHaveNoLocalRegression() {
    for count in 2...5 {
      let places = (1...count).map(Double.init)
      let loess = Loess(x: places, y: places.map { _ in 0.8 })
      #expect(loess.predict([1, 1.5, Double(count)]).allSatisfy { $0.isNaN })
    }
    let six = (1...6).map(Double.init)
    let loess = Loess(x: six, y: six.map { 2 + 3 * $0 - 0.5 * $0 * $0 })
    #expect(abs(loess.predict([2.5])[0] - 6.375) < 1e-8)
    #expect(abs(Loess(x: six, y: six, degree: 1).predict([2.5])[0] - 2.5) < 1e-8)
    #expect(Loess(x: [1, 2], y: [1, 2], degree: 1).predict([1.5])[0].isNaN)
  }
}
