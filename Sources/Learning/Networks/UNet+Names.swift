extension UNet {
  /// The plain U-Net that weights of these names and shapes belong to. Whether weights are missing
  /// is not checked.
  ///
  /// Throws if names and shapes are ambiguous: for a ResNet's blocks, and for up-sampling without
  /// weights.
  public init(shapes: [String: [Int]]) throws(Model.Problem) {
    func open(_ what: String) -> Model.Problem {
      Model.Problem(
        description:
          "\(what); state it in the file's metadata `architecture` (and `preparation`)")
    }
    func kernel(_ name: String) throws(Model.Problem) -> [Int] {
      guard let shape = shapes[name] else { throw open("there is no \(name)") }
      guard shape.count == 4 else { throw open("\(name) has the shape \(shape), not four sizes") }
      return shape
    }
    func count(_ isThere: (Int) -> Bool) -> Int {
      var count = 0
      while isThere(count) { count += 1 }
      return count
    }
    guard !shapes.keys.contains(where: { $0.hasPrefix("encoder.") }) else {
      throw open("the names do not say how many blocks the ResNet has at each level")
    }
    let first = try kernel("down.0.0.conv.weight")
    var widths: [Int] = []
    for level in 0..<count({ shapes["down.\($0).0.conv.weight"] != nil }) {
      widths.append(try kernel("down.\(level).0.conv.weight")[0])
    }
    guard widths.count > 1 else { throw open("there is no down.1.0.conv.weight") }
    guard shapes["up.0.enlarge.weight"] != nil else {
      throw open(
        "without up.0.enlarge.weight the names do not say whether up-sampling is nearest or bilinear"
      )
    }
    self.init(
      channels: first[1], classes: try kernel("head.weight")[0], widths: widths,
      convolutions: count { shapes["down.0.\($0).conv.weight"] != nil },
      block: shapes["down.0.0.conv.bias"] == nil ? .norm : .plain,
      upSampling: try kernel("up.0.enlarge.weight")[2] == 2 ? .transposed : .shuffle)
  }
}
