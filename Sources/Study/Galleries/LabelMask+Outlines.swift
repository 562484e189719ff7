import StudyTerms

extension LabelMask {
  /// The closed outlines of the region whose labels are `inside`, along the edges of pixels, as x
  /// and y in pixels from the top left. A straight run is one edge. The region lies to the right of
  /// the outline, so holes run the other way round.
  func outlines(where inside: (UInt8) -> Bool) -> [(x: [Double], y: [Double])] {
    var edges = Edges(stride: width + 1)
    func has(_ column: Int, _ row: Int) -> Bool {
      (0..<width).contains(column) && (0..<height).contains(row)
        && inside(labels[row * width + column])
    }
    for row in 0..<height {
      for column in 0..<width where has(column, row) {
        if !has(column, row - 1) { edges.add(column, row, .right) }
        if !has(column + 1, row) { edges.add(column + 1, row, .down) }
        if !has(column, row + 1) { edges.add(column + 1, row + 1, .left) }
        if !has(column - 1, row) { edges.add(column, row + 1, .up) }
      }
    }
    return edges.rings()
  }
}

/// Directed edges between corners of pixels, each leaving its corner in one of four directions.
private struct Edges {
  enum Direction: UInt8, CaseIterable {
    case right, down, left, up
    /// Turning right first keeps pixels that touch at a corner apart.
    var turns: [Direction] {
      let all = Direction.allCases
      return [1, 0, 3].map { all[(Int(rawValue) + $0) % 4] }
    }
  }

  /// Corners in a row.
  let stride: Int
  /// By corner, a bit for each direction that leaves it.
  private var leaving: [Int: UInt8] = [:]

  init(stride: Int) { self.stride = stride }

  mutating func add(_ column: Int, _ row: Int, _ direction: Direction) {
    leaving[row * stride + column, default: 0] |= 1 << direction.rawValue
  }

  /// Takes the edges apart into closed rings, from the topmost corner on.
  mutating func rings() -> [(x: [Double], y: [Double])] {
    var rings: [(x: [Double], y: [Double])] = []
    for start in leaving.keys.sorted() {
      while let first = Direction.allCases.first(where: { has(start, $0) }) {
        rings.append(ring(from: start, first))
      }
    }
    return rings
  }

  private func has(_ corner: Int, _ direction: Direction) -> Bool {
    (leaving[corner] ?? 0) & (1 << direction.rawValue) != 0
  }

  private mutating func ring(from start: Int, _ first: Direction) -> (x: [Double], y: [Double]) {
    var ring: (x: [Double], y: [Double]) = ([], [])
    var corner = start
    var direction = first
    var last: Direction?
    while has(corner, direction) {
      leaving[corner]? &= ~(1 << direction.rawValue)
      if direction != last {
        ring.x.append(Double(corner % stride))
        ring.y.append(Double(corner / stride))
      }
      last = direction
      switch direction {
      case .right: corner += 1
      case .down: corner += stride
      case .left: corner -= 1
      case .up: corner -= stride
      }
      guard let next = direction.turns.first(where: { has(corner, $0) }) else { break }
      direction = next
    }
    return ring
  }
}
