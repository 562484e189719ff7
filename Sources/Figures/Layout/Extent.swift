import Foundation

/// The ranges that the marks of a panel cover; nil if there are none.
struct Extent: Hashable {
  var x: ClosedRange<Double>?
  var y: ClosedRange<Double>?
  /// Whether there are bars. They stand on 0, so the axis must not end short of it.
  var hasBars = false

  init(of marks: [Mark]) {
    for mark in marks { add(mark) }
  }

  private mutating func add(_ mark: Mark) {
    switch mark {
    case .points(let x, let y, _, _, _, _), .line(let x, let y, _, _, _, _): add(x, y)
    case .band(let x, let low, let high, _, _):
      add(x, low)
      add(x, high)
    case .identity, .slope: break
    case .horizontal(let y, _, _, _): add([], [y])
    case .vertical(let x, _, _, _): add([x], [])
    case .rectangles(let x0, let x1, let y0, let y1, _, _):
      hasBars = true
      add(x0, y0)
      add(x1, y1)
    case .box(let x, let width, let low, _, _, _, let high, let outliers, _):
      add([x - width / 2, x + width / 2], [low, high] + outliers)
    case .interval(let x, let y, let low, let high, _, _):
      add(x, y + low + high)
    case .tiles(let x, let y, _, _, _):
      add(x.map { $0 - 0.5 } + x.map { $0 + 0.5 }, y.map { $0 - 0.5 } + y.map { $0 + 0.5 })
    case .text(let x, let y, _, _, _): add([x], [y])
    case .image(_, let x0, let x1, let y0, let y1): add([x0, x1], [y0, y1])
    case .outlines(let x, let y, _, _): add(x.flatMap { $0 }, y.flatMap { $0 })
    }
  }

  private mutating func add(_ xs: [Double], _ ys: [Double]) {
    x = Self.union(x, xs)
    y = Self.union(y, ys)
  }

  private static func union(_ range: ClosedRange<Double>?, _ values: [Double])
    -> ClosedRange<Double>?
  {
    var low = range?.lowerBound ?? .infinity
    var high = range?.upperBound ?? -.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? low...high : nil
  }
}
