import Testing

@testable import Curation
@testable import Imaging

/// Against scikit-image (References/resampling.py), to the three decimals given there.
@Suite struct ResamplingTests {
  static let image = Plane(
    rows: 9, columns: 7,
    values: (0..<63).map { index in
      let (r, c) = (index / 7, index % 7)
      return Float((r * r * 7 + c * 13 + r * c * 5) % 61)
    })

  static func expect(_ plane: Plane, is reference: [Float]) {
    #expect(plane.values.count == reference.count)
    for (index, pair) in zip(plane.values, reference).enumerated() where abs(pair.0 - pair.1) > 1e-3
    {
      Issue.record("value \(index) is \(pair.0), not \(pair.1)")
    }
  }

  @Test func smallerWithAntiAliasing() {
    let reference: [Float] = [
      9.586, 31.106, 35.302, 26.964,
      31.042, 25.841, 51.642, 35.852,
      39.231, 49.584, 7.547, 17.9,
      29.361, 26.856, 45.454, 32.701,
      24.071, 15.807, 49.815, 32.583,
    ]
    Self.expect(Self.image.resized(rows: 5, columns: 4), is: reference)
  }

  @Test func larger() {
    let reference: [Float] = [
      2.131, 9.606, 20.071, 29.303, 35.455, 45.919, 25.576, 11.394, 18.869,
      6.939, 16.182, 29.121, 32.202, 10.636, 23.576, 27.273, 32.818, 42.061,
      20.758, 32.273, 33.606, 25.081, 19.636, 35.758, 33.394, 34.727, 46.242,
      21.303, 35.091, 37.141, 29.949, 32.0, 51.303, 36.717, 28.909, 42.697,
      12.889, 22.788, 41.576, 50.505, 25.545, 39.404, 31.697, 28.303, 38.202,
      47.889, 32.333, 37.667, 49.778, 28.0, 6.222, 18.333, 23.667, 8.111,
      49.98, 36.697, 23.03, 21.687, 41.909, 23.313, 38.606, 47.121, 33.838,
      26.475, 37.03, 34.556, 24.071, 25.909, 40.687, 46.222, 40.667, 29.657,
      23.586, 33.333, 32.192, 26.121, 35.455, 49.101, 44.263, 32.03, 23.293,
      32.071, 25.606, 16.556, 21.061, 59.455, 50.404, 41.354, 32.303, 25.838,
      21.606, 16.909, 10.333, 17.313, 58.182, 51.606, 45.03, 38.455, 33.758,
    ]
    Self.expect(Self.image.resized(rows: 11, columns: 9), is: reference)
  }

  /// By 30 degrees against the clock, rows running down.
  @Test func rotation() {
    let (cosine, sine) = (0.75.squareRoot(), 0.5)
    let turn = PlaneTransform.Rotation(
      column: SIMD2(cosine, sine), row: SIMD2(-sine, cosine))
    let reference: [Float] = [
      1.121, 22.767, 44.666, 21.149, 51.205, 13.033, 0.0,
      22.3, 25.531, 14.926, 32.225, 30.71, 35.024, 0.0,
      28.984, 28.178, 30.572, 57.392, 24.809, 32.996, 6.02,
      39.407, 25.795, 33.603, 35.651, 22.636, 30.275, 22.807,
      25.249, 37.503, 52.914, 28.0, 14.416, 49.818, 37.739,
      17.98, 28.694, 33.488, 28.144, 34.443, 50.741, 36.218,
      20.685, 45.942, 31.947, 26.033, 25.802, 49.41, 40.615,
      0.0, 20.033, 34.721, 27.945, 29.062, 56.481, 44.389,
      0.0, 5.874, 35.451, 19.431, 6.347, 23.472, 1.91,
    ]
    Self.expect(Self.image.rotated(turn), is: reference)
  }

  @Test func theSameSizeIsTheSameImage() {
    #expect(Self.image.resized(rows: 9, columns: 7) == Self.image)
    #expect(Self.image.centered(rows: 9, columns: 7) == Self.image)
  }

  @Test func theOddPixelIsOnTheLeadingSide() {
    let line = Plane(rows: 1, columns: 3, values: [1, 2, 3])
    #expect(line.centered(rows: 1, columns: 6).values == [0, 0, 1, 2, 3, 0])
    #expect(line.centered(rows: 1, columns: 2).values == [2, 3])
    #expect(line.centered(rows: 2, columns: 1).values == [0, 2])
  }

  /// numpy.rot90 of the array of x and y [[1, 3, 5], [2, 4, 6]] is [[5, 6], [3, 4], [1, 2]].
  @Test func quarterTurn() {
    let plane = Plane(rows: 3, columns: 2, values: [1, 2, 3, 4, 5, 6])
    #expect(plane.turned() == Plane(rows: 2, columns: 3, values: [5, 3, 1, 6, 4, 2]))
  }
}
