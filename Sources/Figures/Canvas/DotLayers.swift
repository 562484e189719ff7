/// Dots of one size and colour in layers, in each of which none touches another: painted layer by
/// layer they look as if painted one by one.
struct DotLayers {
  private(set) var layers: [[Point]] = []

  init(_ points: [Point], size: Double) {
    guard size > 0 else {
      layers = [points]
      return
    }
    // In cells as wide as a dot, only dots of neighbouring cells can touch.
    var cells: [Cell: [(point: Point, layer: Int)]] = [:]
    for point in points where point.x.isFinite && point.y.isFinite {
      let cell = Cell(point, size)
      var taken: Set<Int> = []
      for neighbour in cell.around {
        for other in cells[neighbour] ?? [] {
          let (dx, dy) = (other.point.x - point.x, other.point.y - point.y)
          if dx * dx + dy * dy < size * size { taken.insert(other.layer) }
        }
      }
      var layer = 0
      while taken.contains(layer) { layer += 1 }
      if layer == layers.count { layers.append([]) }
      layers[layer].append(point)
      cells[cell, default: []].append((point, layer))
    }
  }

  private struct Cell: Hashable {
    var column, row: Int

    init(_ point: Point, _ size: Double) {
      column = Int((point.x / size).rounded(.down).clamped)
      row = Int((point.y / size).rounded(.down).clamped)
    }

    private init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }

    var around: [Cell] {
      (-1...1).flatMap { x in (-1...1).map { y in Cell(column: column + x, row: row + y) } }
    }
  }
}

extension Double {
  /// What an integer can hold.
  fileprivate var clamped: Double { Swift.min(1e12, Swift.max(-1e12, self)) }
}
