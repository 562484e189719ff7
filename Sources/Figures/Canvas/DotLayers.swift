/// Dots of one size and colour, sorted into layers in which none touches another. Painted layer by
/// layer they look as if painted one by one.
struct DotLayers {
  private(set) var layers: [[Point]] = []
  private let points: [Point]
  private let size: Double
  private var left = 0.0
  private var top = 0.0
  private var columns = 0
  private var rows = 0
  /// The last dot of each cell, and the previous dot in the cell of each dot; -1 for none.
  private var last: [Int32] = []
  private var before: [Int32] = []
  private var layerOf: [Int]

  init(_ points: [Point], size: Double) {
    self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
    self.size = size
    layerOf = []
    guard makeGrid() else {
      layers = self.points.map { [$0] }
      return
    }
    for index in self.points.indices { place(index) }
  }

  /// Divides the area into cells as wide as a dot, so that only dots of neighbouring cells can
  /// touch. False if there would be too many cells.
  private mutating func makeGrid() -> Bool {
    guard size > 0, points.count < Int(Int32.max) else { return false }
    left = points.map(\.x).min() ?? 0
    top = points.map(\.y).min() ?? 0
    let width = ((points.map(\.x).max() ?? 0) - left) / size
    let height = ((points.map(\.y).max() ?? 0) - top) / size
    guard (width + 3) * (height + 3) < 4e6 else { return false }
    // A border of empty cells gives every cell all of its neighbours.
    (columns, rows) = (Int(width) + 3, Int(height) + 3)
    last = Array(repeating: -1, count: columns * rows)
    before = Array(repeating: -1, count: points.count)
    layerOf = Array(repeating: 0, count: points.count)
    return true
  }

  private mutating func place(_ index: Int) {
    let point = points[index]
    let cell =
      (Int((point.y - top) / size) + 1) * columns + Int((point.x - left) / size) + 1
    var taken: UInt64 = 0
    for row in [-columns, 0, columns] {
      for column in -1...1 {
        var other = last[cell + row + column]
        while other >= 0 {
          let (dx, dy) = (points[Int(other)].x - point.x, points[Int(other)].y - point.y)
          if dx * dx + dy * dy < size * size { taken |= 1 << UInt64(layerOf[Int(other)]) }
          other = before[Int(other)]
        }
      }
    }
    let layer = (~taken).trailingZeroBitCount
    guard layer < 64 else {
      // The place is so crowded that the dot gets a layer of its own.
      layers.append([point])
      return
    }
    while layers.count <= layer { layers.append([]) }
    layers[layer].append(point)
    layerOf[index] = layer
    before[index] = last[cell]
    last[cell] = Int32(index)
  }
}
