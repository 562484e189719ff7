/// Numbers along three axes: slices, rows, columns, the last of which runs fastest.
struct Volume: Hashable, Sendable {
  /// The number of voxels along each axis.
  var size: [Int]
  var values: [Float]

  var plane: Int { size[1] * size[2] }

  /// The volume with its axes in another order: axis `order[0]` becomes the first.
  func transposed(_ order: [Int]) -> Volume {
    guard order != [0, 1, 2] else { return self }
    let steps = [size[1] * size[2], size[2], 1]
    let (first, second, third) = (order[0], order[1], order[2])
    var result = Volume(size: order.map { size[$0] }, values: [])
    result.values.reserveCapacity(values.count)
    for a in 0..<size[first] {
      for b in 0..<size[second] {
        let start = a * steps[first] + b * steps[second]
        for c in 0..<size[third] { result.values.append(values[start + c * steps[third]]) }
      }
    }
    return result
  }

  /// The part within the ranges along each axis.
  func cropped(_ box: [Range<Int>]) -> Volume {
    var result = Volume(size: box.map(\.count), values: [])
    result.values.reserveCapacity(result.size.reduce(1, *))
    for slice in box[0] {
      for row in box[1] {
        let start = slice * plane + row * size[2]
        result.values += values[start + box[2].lowerBound..<start + box[2].upperBound]
      }
    }
    return result
  }

  /// This volume placed at a box inside a larger one that is filled with one number.
  func placed(in size: [Int], _ box: [Range<Int>], around number: Float) -> Volume {
    var result = Volume(
      size: size, values: [Float](repeating: number, count: size.reduce(1, *)))
    var from = 0
    for slice in box[0] {
      for row in box[1] {
        let start = slice * result.plane + row * size[2] + box[2].lowerBound
        for column in 0..<box[2].count { result.values[start + column] = values[from + column] }
        from += box[2].count
      }
    }
    return result
  }
}
