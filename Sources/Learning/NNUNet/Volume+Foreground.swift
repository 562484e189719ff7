extension Volume {
  /// Which voxels are not zero or lie in a hole, that is, cannot be reached from outside by steps
  /// along the axes through zeros.
  func foreground() -> [Bool] {
    var isForeground = [Bool](repeating: true, count: values.count)
    var open: [Int] = []
    func visit(_ place: Int) {
      guard values[place] == 0, isForeground[place] else { return }
      isForeground[place] = false
      open.append(place)
    }
    let (slices, rows, columns) = (size[0], size[1], size[2])
    func isBorder(_ index: Int, _ count: Int) -> Bool { index == 0 || index == count - 1 }
    for slice in 0..<slices {
      for row in 0..<rows {
        let start = slice * plane + row * columns
        if isBorder(slice, slices) || isBorder(row, rows) {
          for column in 0..<columns { visit(start + column) }
        } else {
          visit(start)
          visit(start + columns - 1)
        }
      }
    }
    while let place = open.popLast() {
      let (slice, row, column) = (place / plane, place % plane / columns, place % columns)
      if slice > 0 { visit(place - plane) }
      if slice + 1 < slices { visit(place + plane) }
      if row > 0 { visit(place - columns) }
      if row + 1 < rows { visit(place + columns) }
      if column > 0 { visit(place - 1) }
      if column + 1 < columns { visit(place + 1) }
    }
    return isForeground
  }

  /// The smallest box around the foreground; nil if there is none.
  func box(around isForeground: [Bool]) -> [Range<Int>]? {
    var (low, high) = (size, [-1, -1, -1])
    for (place, isInside) in isForeground.enumerated() where isInside {
      let index = [place / plane, place % plane / size[2], place % size[2]]
      for axis in 0..<3 {
        low[axis] = min(low[axis], index[axis])
        high[axis] = max(high[axis], index[axis])
      }
    }
    guard high[0] >= 0 else { return nil }
    return (0..<3).map { low[$0]..<high[$0] + 1 }
  }
}
