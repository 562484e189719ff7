import CLearning

/// The affine map from an input's pixel centres to an image's.
struct Placement: Hashable, Sendable {
  /// x = a X + b Y + c, y = d X + e Y + f for column X and row Y of the input.
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 0.0
  var e = 1.0
  var f = 0.0

  /// Pads the image evenly (the odd pixel at the end). If `scales`, it is padded to a square and
  /// scaled to the input.
  init(height: Int, width: Int, inputHeight: Int, inputWidth: Int, scales: Bool) {
    if scales {
      let side = max(height, width)
      let factor = Double(side) / Double(inputWidth)
      a = factor
      e = factor
      c = 0.5 * factor - 0.5 - Double((side - width) / 2)
      f = 0.5 * factor - 0.5 - Double((side - height) / 2)
    } else {
      c = -Double((inputWidth - width) / 2)
      f = -Double((inputHeight - height) / 2)
    }
  }

  private init(_ numbers: [Double]) {
    (a, b, c) = (numbers[0], numbers[1], numbers[2])
    (d, e, f) = (numbers[3], numbers[4], numbers[5])
  }

  /// The map that applies `m` within the input, then this one.
  func after(_ m: (a: Double, b: Double, c: Double, d: Double, e: Double, f: Double)) -> Placement {
    Placement([
      a * m.a + b * m.d, a * m.b + b * m.e, a * m.c + b * m.f + c,
      d * m.a + e * m.d, d * m.b + e * m.e, d * m.c + e * m.f + f,
    ])
  }

  /// The inverse map, for placements without rotation.
  var inverse: Placement { Placement([1 / a, 0, -c / a, 0, 1 / e, -f / e]) }

  func warp(_ displacement: UnsafePointer<Float>?, nodes: Int) -> cl_warp {
    cl_warp(
      a: Float(a), b: Float(b), c: Float(c), d: Float(d), e: Float(e), f: Float(f),
      displacement: displacement, nodes: Int32(nodes))
  }
}
