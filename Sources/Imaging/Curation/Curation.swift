import Foundation

/// The curation of cine studies: one even stack of parallel slices of one size, resolution and number of phases.
///
/// Every decision is a line of the log. `legacy` makes the original's choices: SliceLocation as the place of a slice, rotation
/// by the unsigned angle, ties by the text of names, rounded axes, the first slice's position as the origin.
public struct Curation: Hashable, Sendable, Codable {
  public var legacy: Bool
  /// Larger matrices are scaled down to this many pixels.
  static let largest = 256

  public init(legacy: Bool = false) { self.legacy = legacy }

  /// What is to be done with a study, from its headers. Throws ``CurationError``.
  public func plan(_ study: CineStudy) throws(CurationError) -> CuratedSeries {
    var stack = SliceStack(study, legacy: legacy)
    guard let orientation = stack.keepParallelPlanes() else {
      throw CurationError.noSlices(study.id, stack.log)
    }
    if !legacy { stack.noteRepetition() }
    stack.removeCollisions()
    let distance = stack.makeEven()
    guard let grid = SeriesGrid(&stack, orientation: orientation) else {
      throw CurationError.noSlices(study.id, stack.log)
    }
    let phases = stack.phases
    let slices = stack.slices.map { slice in
      CuratedSeries.Slice(
        source: slice.source, location: slice.location, isCopy: slice.isCopy,
        transform: grid.transform(of: slice, in: &stack),
        framesByPhase: slice.source.framesByPhase(phases, legacy: legacy))
    }
    stack.noteMissingFrames(slices)
    return CuratedSeries(
      id: study.id, slices: slices,
      size: SIMD4(grid.columns, grid.rows, slices.count, phases),
      spacing: SIMD3(grid.spacing.x, grid.spacing.y, distance), scaleFactor: grid.scale,
      timeStep: slices[0].timeStep,
      affine: grid.affine(of: slices, distance: distance, legacy: legacy), log: stack.log,
      root: study.root)
  }
}

extension SliceStack {
  /// The usual number of phases, the largest of several: what the headers say, else the images at hand.
  fileprivate var phases: Int {
    let counts = slices.map { slice in
      let said = slice.source.header.cardiacNumberOfImages ?? 0
      return (1...1000).contains(said) ? said : slice.source.frames.count
    }
    return max(1, Mode.largest(counts, by: <) ?? 1)
  }

  fileprivate mutating func noteMissingFrames(_ slices: [CuratedSeries.Slice]) {
    for slice in slices where !slice.isCopy {
      for phase in slice.source.missingPhases(slice.framesByPhase) {
        let stands = slice.source.frames[slice.framesByPhase[phase]]
        note(
          .missingFrame, "previous frame copied", study.name(stands.path), "frame: \(phase)")
      }
    }
  }
}

extension CuratedSeries.Slice {
  /// Between phases in ms, from the first two images; 0 where their times are not known.
  fileprivate var timeStep: Double {
    let times = source.frames.prefix(2).compactMap(\.triggerTime)
    guard times.count == 2, let second = framesByPhase.firstIndex(of: 1) else { return 0 }
    let first = framesByPhase.lastIndex(of: 0) ?? 0
    let phases = second - first + source.missingPhases(framesByPhase).filter { $0 < second }.count
    return (times[1] - times[0]) / Double(max(1, phases))
  }
}
