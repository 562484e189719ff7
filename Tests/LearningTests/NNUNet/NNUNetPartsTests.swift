import Testing

@testable import Learning

/// The parts of nnU-Net's prediction, in small.
@Suite struct NNUNetPartsTests {
  /// A hole that is closed in three dimensions is filled, one that is open at the first or last slice
  /// is not.
  @Test func holesAreFilledInThreeDimensions() {
    var volume = Volume(size: [3, 4, 4], values: [Float](repeating: 1, count: 48))
    volume.values[16 + 5] = 0
    volume.values[10] = 0
    let foreground = volume.foreground()
    #expect(foreground.indices.filter { !foreground[$0] } == [10])
    #expect(volume.box(around: foreground) == [0..<3, 0..<4, 0..<4])
  }

  @Test func theBoxIsThatOfWhatIsNotZero() {
    var volume = Volume(size: [3, 4, 5], values: [Float](repeating: 0, count: 60))
    #expect(volume.box(around: volume.foreground()) == nil)
    volume.values[20 + 5 + 2] = 3
    volume.values[40 + 10 + 3] = -1
    let box = volume.box(around: volume.foreground())
    #expect(box == [1..<3, 1..<3, 2..<4])
    let cropped = volume.cropped(box ?? [])
    #expect(cropped.size == [2, 2, 2] && cropped.values == [3, 0, 0, 0, 0, 0, 0, -1])
    #expect(cropped.placed(in: [3, 4, 5], box ?? [], around: 0) == volume)
  }

  @Test func axesGoForthAndBack() {
    let volume = Volume(size: [2, 3, 4], values: (0..<24).map(Float.init))
    let turned = volume.transposed([2, 0, 1])
    #expect(turned.size == [4, 2, 3])
    // Value (c, a, b) of the new one is (a, b, c) of the old.
    #expect(turned.values[(3 * 2 + 1) * 3 + 2] == 23 && turned.values[(1 * 2 + 0) * 3 + 2] == 9)
    #expect(turned.transposed([1, 2, 0]) == volume)
  }

  /// A cubic is its own spline: it comes back where the edge is far away.
  @Test func cubicsAreKeptInTheMiddle() {
    func cubic(_ x: Double) -> Double { 0.001 * x * x * x - 0.05 * x * x + x + 2 }
    let line = (0..<61).map { cubic(Double($0)) }
    let found = LineInterpolation.cubic(line, count: 122)
    for index in 40..<80 {
      #expect(abs(found[index] - cubic((Double(index) + 0.5) / 2 - 0.5)) < 1e-6)
    }
    let same = LineInterpolation.cubic(line, count: 61)
    #expect(zip(same, line).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func linesAreInterpolatedBetweenCentres() {
    let found = LineInterpolation.linear([0, 10, 30], count: 6)
    #expect(found == [0, 2.5, 7.5, 15, 25, 30])
    #expect(LineInterpolation.linear([7], count: 3) == [7, 7, 7])
  }

  @Test func whatASplineOvershootsIsCutOff() {
    let step = Volume(size: [1, 1, 8], values: [0, 0, 0, 0, 1, 1, 1, 1])
    let found = step.resampled(
      rows: 1, columns: 24, by: .cubic, isBySlice: true, rounded: { Float($0) })
    #expect(found.values.min() == 0 && found.values.max() == 1)
  }

  /// As nnU-Net's `compute_steps_for_sliding_window`: halves of a patch, rounded half to even.
  @Test func piecesOverlapByHalf() {
    let tiles = NNUNetTiles(height: 41, width: 57, patch: [24, 32])
    #expect(tiles.rowStarts == [0, 8, 17])
    #expect(tiles.columnStarts == [0, 12, 25])
    #expect(tiles.weights.max() == 10 && tiles.weights[12 * 32 + 16] == 10)
    let one = NNUNetTiles(height: 24, width: 33, patch: [24, 32])
    #expect(one.rowStarts == [0] && one.columnStarts == [0, 1])
  }

  /// The order of all sums is the same whoever does the work, and however many pieces go together.
  @Test func bitsDoNotDependOnWorkersAndBatches() throws {
    let values = Formula.u("image", 11 * 13 * 2).map { Float(100 * $0) }
    let model = try TinyPlans.model()
    let found = try [(1, 1), (2, 4), (2, 3)].map { workers, batch in
      try NNUNetPredictor(model, mirrors: true, batch: batch, workers: workers)
        .predict(values, size: SIMD3(11, 13, 2), spacing: SIMD3(1.3, 1.1, 6)).probabilities
    }
    #expect(found[0] == found[1] && found[0] == found[2])
    #expect(found[0][0].count == 286)
    #expect(zip(found[0][0], found[0][1]).allSatisfy { abs($0 + $1 - 1) < 1e-6 })
  }

  /// The same weights twice are one fold, but for a rounding to half precision.
  @Test func foldsAreAveraged() throws {
    let model = try TinyPlans.model()
    let twice = try NNUNetModel(
      plans: model.plans, dataset: NNUNetDataset(TinyPlans.dataset()),
      folds: [("a", model.folds[0]), ("b", model.folds[0])])
    let values = Formula.u("image", 100).map { Float(100 * $0) }
    func found(_ model: NNUNetModel) throws -> [[Float]] {
      try NNUNetPredictor(model).predict(
        values, size: SIMD3(10, 10, 1), spacing: SIMD3(1, 1, 8)
      ).probabilities
    }
    #expect(try found(model) == found(twice))
  }
}
